#include <doctest/doctest.h>

#include <cmath>

#include "autograd/check/gradcheck.hpp"
#include "autograd/functional/gradients.hpp"
#include "autograd/functional/jacobian.hpp"
#include "autograd/operators.hpp"
#include "autograd/parameter.hpp"
#include "autograd/show/observe.hpp"
#include "autograd/tape.hpp"
#include "nn/optim/sgd.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::check_error;

TEST_CASE("micrograd's example: values and gradients") {
  // The expression of micrograd's README, whose figures it prints.
  Tape tape;
  Var a = tape.variable(-4.0), b = tape.variable(2.0);
  Var c = a + b;
  Var d = a * b + pow(b, 3);
  c = c + c + 1;
  c = c + 1 + c + (-a);
  d = d + d * 2 + relu(b + a);
  d = d + 3 * d + relu(b - a);
  Var e = c - d;
  Var f = square(e);
  Var g = f / 2;
  g = g + 10.0 / f;
  CHECK(g.item() == tests::near(24.7041, 1e-5));
  tape.backward(g);
  CHECK(a.grad()() == tests::near(138.8338, 1e-5));
  CHECK(b.grad()() == tests::near(645.5773, 1e-5));
}

TEST_CASE("an input used twice receives both gradients") {
  Tape tape;
  Var x = tape.variable(3.0);
  tape.backward(x * x + x);
  CHECK(x.grad()() == 7);
}

TEST_CASE("a diamond counts each path once") {
  Tape tape;
  Var x = tape.variable(2.0);
  Var y = x * 3;
  Var z = y + y * y;
  tape.backward(z);
  CHECK(x.grad()() == 3 + 2 * 6 * 3);
}

TEST_CASE("a chain of a million operations needs no recursion") {
  Tape tape;
  Var x = tape.variable(1.0);
  Var y = x;
  const Var step = tape.constant(1e-6);
  for (int i = 0; i < 1000000; ++i) y = y + step;
  tape.backward(y);
  CHECK(x.grad()() == 1);
  CHECK(y.item() == tests::near(2, sizeof(Scalar) == 8 ? 1e-9 : 0.05));
}

TEST_CASE("a broadcast input's gradient has the input's shape") {
  Tape tape;
  Var x = tape.variable(Tensor({{1, 2, 3}, {4, 5, 6}}));
  Var w = tape.variable(Tensor({{10, 20, 30}}));
  tape.backward(sum(x * w));
  check_close(w.grad(), Tensor({{5, 7, 9}}));
  check_close(x.grad(), Tensor({{10, 20, 30}, {10, 20, 30}}));
}

TEST_CASE("backward with a seed weighs the outputs") {
  Tape tape;
  Var x = tape.variable(Tensor({1, 2, 3}));
  tape.backward(square(x), Tensor({1, 0, 10}));
  check_close(x.grad(), Tensor({2, 0, 60}));
}

TEST_CASE("a parameter is read in place and its gradient is added to") {
  nn::Parameter w{"w", Tensor({1, 2})};
  Tape tape;
  for (int i = 0; i < 2; ++i) {
    tape.rewind();
    tape.backward(sum(tape.parameter(w) * 3));
  }
  check_close(w.grad, Tensor({6, 6}));
  w.value(0) = 7;
  tape.rewind();
  CHECK(tape.parameter(w).value()(0) == 7);
}

TEST_CASE("a parameter used as two leaves receives both gradients") {
  nn::Parameter w{"w", Tensor({2})};
  Tape tape;
  tape.backward(sum(tape.parameter(w) * tape.parameter(w)));
  check_close(w.grad, Tensor({4}));
}

TEST_CASE("rewinding keeps the results the same when shapes change between steps") {
  Tape tape;
  for (const std::size_t n : {3u, 5u, 1u, 0u, 4u}) {
    tape.rewind();
    Var x = tape.variable(Tensor(Dims{n, 2}, Scalar(2)));
    tape.backward(sum(square(x) * sum(x, {1}, true)));
    check_close(x.grad(), Tensor(Dims{n, 2}, Scalar(2 * 2 * 4 + 8)));
  }
}

TEST_CASE("under NoGrad nothing wants a gradient") {
  Tape tape;
  Var x = tape.variable(2.0);
  Var y;
  {
    const NoGrad guard(tape);
    y = x * x;
  }
  check_error([&] { tape.backward(y); }, {"backward", "nothing to differentiate", "tape_test.cpp"});
  tape.backward(y * x);
  CHECK(x.grad()() == 4);
}

TEST_CASE("detach stops the gradient") {
  Tape tape;
  Var x = tape.variable(3.0);
  tape.backward(detach(x * x) * x);
  CHECK(x.grad()() == 9);
}

TEST_CASE("an error names the operation, the shapes, the values and the caller's line") {
  Tape tape;
  Var hidden = tanh(tape.variable(Tensor(Dims{64, 32}, Scalar(0)))).name("hidden");
  nn::Parameter w{"w2", Tensor(Dims{16, 1}, Scalar(0))};
  const std::string here = "tape_test.cpp:" + std::to_string(__LINE__ + 1);
  check_error([&] { matmul(hidden, tape.parameter(w)); },
              {here + ": matmul: inner sizes differ: (64, 32) × (16, 1): 32 ≠ 16", "'hidden', tanh",
               "'w2', parameter"});
  const std::string next = "tape_test.cpp:" + std::to_string(__LINE__ + 1);
  check_error([&] { hidden + tape.variable(Tensor(Dims{5}, Scalar(0))); },
              {next + ": add: shapes do not broadcast: (64, 32)", "and (5)"});
}

TEST_CASE("what cannot be is a clear error") {
  Tape tape, other;
  Var x = tape.variable(Tensor({1, 2}), "x"), y = other.variable(Tensor({1, 2})), c = tape.constant(2.0, "c");
  check_error([&] { x* y; }, {"multiply", "a Var of another tape"});
  check_error([&] { tape.backward(sum(y)); }, {"tape_test.cpp:", ": backward: a Var of another tape"});
  check_error([&] { tanh(Var()); }, {"tanh", "empty Var"});
  check_error([&] { tape.backward(x * 2); }, {"backward", "(2)", "a scalar is wanted", "seed"});
  check_error([&] { tape.backward(x, Tensor({1, 2, 3})); }, {"seed", "(3)", "(2)"});
  check_error([&] { c.grad(); }, {"grad", "'c', constant", "tape.variable"});
  check_error([&] { x.grad(); }, {"grad", "'x', variable", "backward"});
  check_error([&] { tape.backward(c * 2); }, {"nothing to differentiate"});
  check_error([&] { x.item(); }, {"item", "(2)"});
  check_error([&] { gradients(sum(x), {c}); }, {"gradients", "'c', constant"});
  check_error([&] { clamp(x, 2, 1); }, {"clamp", "low"});
  check_error([&] { sum(x, {1}); }, {"sum", "axis 1", "(2)"});
  check_error([&] { sum(x, {0, -1}); }, {"sum", "axis -1", "twice"});
  check_error([&] { mean(tape.variable(Tensor(Dims{0, 3}))); }, {"mean", "no elements", "(0, 3)"});
  check_error([&] { reshape(x, {3}); }, {"reshape", "(2)", "(3)"});
  check_error([&] { broadcast_to(x, {3}); }, {"broadcast_to", "(2)", "(3)"});
  check_error([&] { transpose(x, {1}); }, {"transpose", "axis 1", "(2)"});
  check_error([&] { concatenate({x, tape.variable(Tensor(Dims{1, 2}))}, 0); }, {"concatenate", "(1, 2)"});
  check_error([&] { slice(x, 0, 0, 2, 0); }, {"slice", "step is 0"});
  check_error([&] { take(x, std::vector<std::size_t>{0, 2}); }, {"take", "indices[1] is 2", "below 2"});
  for (const Scalar index : {Scalar(-1), Scalar(0.5), Scalar(2), Scalar(NAN)})
    check_error(
        [&] {
          take(x, tape.constant(Tensor({0, index})));
        },
        {"take", "indices[1] is", "a whole number"});
  check_error(
      [&] {
        linear(tape.variable(Tensor(Dims{2, 3})), tape.variable(Tensor(Dims{3, 4})), x);
      },
      {"linear", "bias", "(2)", "(4)"});
  nn::Parameter odd{"odd", Tensor({1, 2}), Tensor({1, 2, 3})};
  check_error([&] { tape.parameter(odd); }, {"'odd'", "(2)", "(3)"});
  check_error([&] { tape.variable(Tensor(Dims(9, 1))); }, {"9 axes", "8"});
}

TEST_CASE("an error names the function that was called, and its line") {
  Tape tape, other;
  const Var scalar = tape.variable(2.0), empty, x = tape.variable(Tensor({{1, 2}, {3, 4}}));
  const Var foreign = other.variable(Tensor({{1, 2}, {3, 4}}));
  const Var wide = tape.variable(Tensor({1, 2, 3}));
  const std::vector<std::size_t> rows = {0};
  const auto names = [](auto call, unsigned line, const std::string& text) {
    check_error(call, {"tape_test.cpp:" + std::to_string(line) + ": " + text});
  };
  names([&] { softmax(scalar); }, __LINE__, "softmax: axis -1");
  names([&] { log_softmax(scalar); }, __LINE__, "log_softmax: axis -1");
  names([&] { maximum(1.0, 2.0); }, __LINE__, "maximum: both sides are numbers");
  names([&] { empty + 1; }, __LINE__, "add: an empty Var");
  names([&] { 1 - empty; }, __LINE__, "subtract: an empty Var");
  names([&] { -empty; }, __LINE__, "negate: an empty Var");
  names([&] { return scalar < empty; }, __LINE__, "less: an empty Var");
  names([&] { return x < wide; }, __LINE__, "less: shapes do not broadcast: (2, 2)");
  names([&] { return x <= wide; }, __LINE__, "less_equal: shapes do not broadcast: (2, 2)");
  names([&] { pow(empty, 2); }, __LINE__, "pow: an empty Var");
  names([&] { matmul(x, foreign); }, __LINE__, "matmul: a Var of another tape");
  names([&] { matmul(scalar, foreign); }, __LINE__, "matmul: a Var of another tape");
  names([&] { linear(x, x, foreign); }, __LINE__, "linear: a Var of another tape");
  names([&] { put(x, foreign, {2, 2}, Take::rows); }, __LINE__, "put: a Var of another tape");
  names([&] { take(empty, rows); }, __LINE__, "take: an empty Var");
  names([&] { take(x, empty); }, __LINE__, "take: an empty Var");
  names([&] { reshape(empty, {4}); }, __LINE__, "reshape: an empty Var");
  names([&] { transpose(empty); }, __LINE__, "transpose: an empty Var");
  names([&] { broadcast_to(empty, {4}); }, __LINE__, "broadcast_to: an empty Var");
  names([&] { slice(empty, 0, 0, 1); }, __LINE__, "slice: an empty Var");
  names([&] { unslice(empty, {4}, 0, 0, 1); }, __LINE__, "unslice: an empty Var");
  names([&] { concatenate({x, empty}); }, __LINE__, "concatenate: an empty Var");
  names([&] { sum(empty); }, __LINE__, "sum: an empty Var");
  names([&] { max(empty); }, __LINE__, "max: an empty Var");
  names([&] { var(empty); }, __LINE__, "var: an empty Var");
  names([&] { clamp(empty, 2, 1); }, __LINE__, "clamp: an empty Var");
  names([&] { where(empty, 1, 2); }, __LINE__, "where: an empty Var");
  names([&] { gradients(empty, {x}); }, __LINE__, "gradients: an empty Var");
  names([&] { reshape(x, {1, 1, 1, 1, 1, 1, 1, 2, 2}); }, __LINE__, "shape: 9 axes");
  tape.rewind();
  names([&] { reshape(x, {4}); }, __LINE__, "reshape: a Var from before its tape was rewound");
  names([&] { gradients(x, {x}); }, __LINE__, "gradients: a Var from before its tape was rewound");
}

TEST_CASE("a Var from before a rewind is refused") {
  Tape tape;
  Var x = tape.variable(2.0);
  tape.rewind();
  check_error([&] { x.value(); }, {"value", "rewound", "tape_test.cpp"});
  Var y = tape.variable(3.0);  // stands where x stood
  CHECK(y.index() == x.index());
  check_error([&] { x* y; }, {"multiply", "rewound"});
}

TEST_CASE("a second backward is refused until the gradients are cleared") {
  Tape tape;
  Var x = tape.variable(3.0);
  Var y = x * x;
  const std::string first = "tape_test.cpp:" + std::to_string(__LINE__ + 1);
  tape.backward(y);
  check_error([&] { tape.backward(y); }, {"already ran", first, "clear_gradients"});
  tape.clear_gradients();
  tape.backward(y);
  CHECK(x.grad()() == 6);
}

TEST_CASE("the gradient of a leaf that the loss does not depend on is zero") {
  Tape tape;
  Parameter w{"w", Tensor({1, 2})};
  Var x = tape.variable(3.0, "used"), unused = tape.variable(Tensor({4, 5}), "unused"),
      idle = tape.parameter(w);
  tape.backward(x * x);
  for (const Var& each : {x, unused, idle}) CHECK(extents(each.grad()) == extents(each.value()));
  check_close(unused.grad(), Tensor({0, 0}));
  tape.clear_gradients();
  tape.backward(sum(unused * unused));
  CHECK(x.grad()() == 0);
  check_close(unused.grad(), Tensor({8, 10}));
}

TEST_CASE("an operator that throws leaves the tape as it was") {
  Tape tape;
  Var x = tape.variable(Tensor(Dims{2, 3}, Scalar(1)));
  const std::size_t before = tape.size();
  check_error([&] { matmul(x, x); }, {"matmul"});
  check_error([&] { x + tape.var(before - 1) + reshape(x, {3, 2}); }, {"add"});
  tape.backward(sum(x));
  check_close(x.grad(), Tensor(Dims{2, 3}, Scalar(1)));
}

TEST_CASE("a tape rewound to a mark keeps what came before it") {
  Tape tape;
  nn::Parameter w{"w", Tensor({2.0, 3.0})};
  const Var weights = tape.parameter(w), x = tape.constant(Tensor({5.0, 7.0}));
  const Mark start = tape.mark();
  for (int step = 1; step <= 3; ++step) {
    tape.rewind(start);
    const Var loss = sum(weights * x);
    CHECK(tape.size() == 4);
    CHECK(loss.item() == 31);
    tape.backward(loss);
    CHECK(w.grad(1) == 7 * step);
  }
  const Var after = sum(x);
  tape.rewind(start);
  check_error([&] { after.value(); }, {"tape_test.cpp", "before its tape was rewound"});
  CHECK(x.value()(1) == 7);
  tape.rewind();
  check_error([&] { tape.rewind(start); }, {"rewind", "beyond this mark"});
  tape.constant(1), tape.constant(2), tape.constant(3);
  check_error([&] { tape.rewind(start); }, {"beyond this mark"});
}

// What would go before it is used is refused by the compiler: the test stands outside a function, where C++20
// asks.
template <class T>
concept ReadInPlace = requires(Tape& tape, T value) {
  tape.data(static_cast<T&&>(value));
};
static_assert(ReadInPlace<const Tensor&> && ReadInPlace<Tensor&> && !ReadInPlace<Tensor>);

TEST_CASE("data are read in place, and a constant is a copy") {
  Tape tape;
  Tensor batch = {{1, 2}, {3, 4}};
  const Var w = tape.variable(2.0), x = tape.data(batch, "inputs"), copy = tape.constant(batch);
  CHECK(&x.value() == &batch);
  CHECK(tape.node(x.index()).name() == "inputs");
  check_error([&] { x.grad(); }, {"grad", "'inputs', constant"});
  const Mark start = tape.mark();
  for (const Scalar first : {Scalar(1), Scalar(5)}) {  // recorded once, filled anew
    tape.rewind(start);
    batch(0, 0) = first;
    tape.backward(sum(w * x));
    CHECK(w.grad()() == first + 9);
    CHECK(copy.value()(0, 0) == 1);
  }
  // The node is somebody else's in the next step.
  tape.rewind();
  tape.variable(3.0), tape.constant(Tensor({7, 8}), "own");
  CHECK(tape.node(1).value()(1) == 8);
  CHECK(batch(0, 1) == 2);
  const Tensor scalar = Tensor::from_shape({});
  CHECK_NOTHROW(tape.data(scalar));
  const Tensor deep(Dims(max_rank + 1, 1));
  check_error([&] { tape.data(deep); }, {"tape_test.cpp", "axes are too many"});
}

TEST_CASE("a tape says how much memory it holds, and the same steps need no more") {
  Tape tape;
  CHECK(tape.bytes() == 0);
  const auto step = [&] {
    tape.rewind();
    tape.backward(sum(square(tape.variable(Tensor(Dims{1000}, Scalar(1))))));
  };
  step();
  const std::size_t once = tape.bytes();
  CHECK(once >= 4 * 1000 * sizeof(Scalar));
  for (int i = 0; i < 100; ++i) step();
  CHECK(tape.bytes() == once);
}

TEST_CASE("a Var whose tape is gone is refused, also when another tape stands in its place") {
  Var orphan;
  {
    Tape tape;
    orphan = tape.variable(2.0);
  }
  check_error([&] { orphan.value(); }, {"value", "tape is gone", "tape_test.cpp"});
  check_error([&] { orphan.shape(); }, {"tape_test.cpp", ": shape: a Var whose tape is gone"});
  check_error([&] { orphan.item(); }, {"tape_test.cpp", ": item: a Var whose tape is gone"});
  check_error([&] { orphan + 1; }, {"add", "tape is gone", "tape_test.cpp"});
  Tape next;
  const Var own = next.variable(3.0);
  CHECK(own.index() == orphan.index());
  check_error([&] { orphan.value(); }, {"value", "tape_test.cpp"});
  check_error([&] { own* orphan; }, {"multiply", "tape_test.cpp"});
}

TEST_CASE("a parameter changed between forward and backward is refused, not differentiated") {
  Parameter w{"w", Tensor({1, 2})};
  optim::SGD sgd({&w}, {.learning_rate = 0.1});
  Tape tape;
  Var loss = sum(square(tape.parameter(w)));
  sgd.step();
  check_error([&] { tape.backward(loss); },
              {"backward", "'w'", "was changed", "tape_test.cpp", "before step()"});
  CHECK(w.grad(0) == 0);
  tape.rewind();
  loss = sum(square(tape.parameter(w)));
  w.value = Tensor({1, 2, 3});
  check_error([&] { tape.backward(loss); }, {"backward", "(3)", "(2)", "'w'"});
  tape.rewind();
  w.grad = Tensor(Dims{3}, Scalar(0));
  loss = sum(square(tape.parameter(w)));
  w.grad = Tensor{};
  check_error([&] { tape.backward(loss); }, {"backward", "'w'", "(3)", "zero_grad"});
}

TEST_CASE("a parameter that a mark keeps may change from step to step, not what was computed from it") {
  Parameter w{"w", Tensor({1, 2})};
  optim::SGD sgd({&w}, {.learning_rate = 0.1});
  Tape tape;
  const Var weights = tape.parameter(w);
  const Mark start = tape.mark();
  for (int step = 0; step < 3; ++step) {
    tape.rewind(start);
    sgd.zero_grad();
    tape.backward(sum(square(weights)));
    sgd.step();
  }
  CHECK(w.value(0) == tests::near(0.8 * 0.8 * 0.8));
  tape.rewind(start);
  const Var penalty = sum(square(weights));
  const Mark later = tape.mark();
  sgd.zero_grad();
  tape.backward(penalty);
  sgd.step();
  tape.rewind(later);
  check_error([&] { tape.backward(penalty + 1); }, {"'w'", "was changed"});
}

TEST_CASE("an observer cannot pull the tape from under backward, nor be empty") {
  Tape tape;
  const Var x = tape.variable(3.0), y = x * x;
  const auto refused = [&](auto misuse, const std::string& operation) {
    check_error([&] { tape.backward(y, [&](const BackwardStep&) { misuse(); }); },
                {operation + ": backward is running", "tape_test.cpp"});
    tape.clear_gradients();
    tape.backward(y);
    CHECK(x.grad()() == 6);
    tape.clear_gradients();
  };
  refused([&] { tape.rewind(); }, "rewind");
  refused([&] { tape.backward(y); }, "backward");
  refused([&] { tape.clear_gradients(); }, "clear_gradients");
  check_error([&] { tape.backward(y, BackwardObserver{}); },
              {"backward", "observer is empty", "tape_test.cpp"});
  tape.backward(y);
  CHECK(x.grad()() == 6);
}

TEST_CASE("a derivative that is 0 everywhere has one meaning in backward, gradients and hessian") {
  Tape tape;
  const Var x = tape.variable(Tensor({1, 2})), other = tape.variable(Tensor({3, 4}));
  for (const Var& first : {gradients(sum(x), {x})[0], gradients(sum(x), {other})[0]}) {
    check_close(gradients(sum(first), {x})[0].value(), Tensor({0, 0}));
    tape.clear_gradients();
    tape.backward(sum(first));
    check_close(x.grad(), Tensor({0, 0}));
  }
  check_close(hessian([](const Var& at) { return sum(3 * at); }, Tensor({1, 2})), Tensor({{0, 0}, {0, 0}}));
  check_error([&] { tape.backward(tape.constant(1)); }, {"depends on no variable"});
}

TEST_CASE("only what the loss is computed from must be as it was: two models may take turns on one tape") {
  Parameter judge{"judge", Tensor({1, 2})}, maker{"maker", Tensor({3, 4})};
  optim::SGD sgd({&judge}, {.learning_rate = 0.5});
  Tape tape;
  const Var made = 2 * tape.parameter(maker), weights = tape.parameter(judge);
  const Var first = sum(weights * detach(made));
  tape.backward(first);
  sgd.step();
  check_close(judge.value, Tensor({-2, -2}));
  tape.clear_gradients();
  tape.backward(sum(weights * made));
  check_close(maker.grad, Tensor({-4, -4}));
  tape.clear_gradients();
  check_error([&] { tape.backward(first + sum(made)); }, {"backward", "'judge'", "was changed"});
}

TEST_CASE("gradients refuses a loss of weights that have changed, as backward does") {
  Parameter w{"w", Tensor({1, 2}), Tensor({1, 1})};
  optim::SGD sgd({&w}, {.learning_rate = 0.1});
  Tape tape;
  const Var weights = tape.parameter(w), loss = sum(square(weights));
  sgd.step();
  check_error([&] { gradients(loss, {weights}); }, {"tape_test.cpp", "gradients", "'w'", "was changed"});
}

TEST_CASE("an empty function, or one that gives an empty Var, is a clear error") {
  const Tensor at({1, 2});
  const std::function<Var(const Var&)> none;
  for (const auto& call :
       std::vector<std::function<void()>>{[&] { jacobian(none, at); }, [&] { hessian(none, at); },
                                          [&] { hvp(none, at, at); }, [&] { gradcheck(none, at); }})
    check_error(call, {"tape_test.cpp:", "the function is empty"});
  check_error([&] { gradcheck([](const std::vector<Var>&) { return Var(); }, std::vector<Tensor>{}); },
              {"tape_test.cpp:", "gradcheck: there are no inputs"});
  check_error([&] { gradcheck([](const Var&) { return Var(); }, at); },
              {"tape_test.cpp:", "gradcheck: an empty Var"});
}
