#include "autograd/functional/jacobian.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/record.hpp"
#include "autograd/tape.hpp"
#include "nn/optim/sgd.hpp"
#include "tensor/random.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::check_error;

namespace {

/// y = x; each time that its rule is called, the number of values on the tape is noted.
Var watched(const Var& x, std::vector<std::size_t>& sizes) {
  return record<"own_watched", "">(
      {}, {x}, [](const auto& a) { return a; },
      [tape = &x.tape(), to = &sizes](const auto& g, auto&, auto&) {
        to->push_back(tape->size());
        return g;
      });
}

/// A network of x's weights, 3-4-1, at a few points, whose last layer's activation is softplus.
Var network(const Var& x) {
  Generator generator(2);
  const Var points = x.tape().constant(normal({5, 3}, 0, 1, generator));
  const Var hidden = tanh(linear(points, reshape(slice(x, 0, 0, 12), {3, 4}), slice(x, 0, 12, 16)));
  return softplus(linear(hidden, reshape(slice(x, 0, 16, 20), {4, 1}), slice(x, 0, 20, 21)));
}

const Function loss = [](const Var& x) { return mean(square(network(x))); };

}  // namespace

TEST_CASE("rows of a Jacobian and a Hessian are what gradients() records for each element") {
  Generator generator(3);
  const Tensor at = normal({21}, 0, 1, generator), v = normal({21}, 0, 1, generator);
  const auto check_rows = [](const Tensor& matrix, const Var& y, const Var& x) {
    const Var flat = reshape(y, {-1});
    for (std::size_t i = 0; i < y.value().size(); ++i) {
      const auto row = static_cast<std::ptrdiff_t>(i);
      const Tensor want = gradients(sum(slice(flat, 0, row, row + 1)), {x})[0].value();
      Tensor got = xt::zeros_like(want);
      std::copy_n(matrix.data() + i * want.size(), want.size(), got.data());
      check_close(got, want);
    }
  };
  Tape tape;
  const Var x = tape.variable(at), slope = gradients(loss(x), {x})[0];
  check_rows(jacobian(network, at), network(x), x);
  check_rows(hessian(loss, at), slope, x);
  check_close(hvp(loss, at, v), gradients(slope, {x}, v)[0].value());
}

TEST_CASE("f is recorded once, and the tape does not grow from row to row") {
  int calls = 0;
  std::vector<std::size_t> sizes;
  const Function f = [&](const Var& x) {
    ++calls;
    return pow(watched(x, sizes), 3);
  };
  const Tensor at = xt::arange<Scalar>(0, 100);
  CHECK(jacobian(f, at)(7, 7) == 3 * 49);
  CHECK(calls == 1);
  CHECK(sizes == std::vector(100, sizes.at(0)));
  sizes.clear();
  CHECK(hessian([&](const Var& x) { return sum(f(x)); }, at)(7, 7) == 42);
  CHECK(calls == 2);
  CHECK(std::count(sizes.begin(), sizes.end(), sizes.back()) >= 100);
}

TEST_CASE("jacobian, hessian and hvp leave Parameters as they are") {
  Parameter w{"w", Tensor({2, 3}), Tensor({5, 7}), 4, Parameter::Gradient::used};
  const auto unchanged = [&] {
    check_close(w.value, Tensor({2, 3}));
    check_close(w.grad, Tensor({5, 7}));
    CHECK(w.version == 4);
    CHECK(w.gradient == Parameter::Gradient::used);
  };
  const Tensor at = {1, 10};
  const Function f = [&](const Var& x) { return x.tape().parameter(w) * pow(x, 3); };
  const Function scalar = [&](const Var& x) { return sum(f(x)); };
  check_close(jacobian(f, at), Tensor({{6, 0}, {0, 900}}));
  unchanged();
  check_close(hessian(scalar, at), Tensor({{12, 0}, {0, 180}}));
  unchanged();
  check_close(hvp(scalar, at, Tensor({1, -1})), Tensor({12, -180}));
  unchanged();
  check_close(jacobian([&](const Var& x) { return x.tape().parameter(w); }, at), Tensor({{0, 0}, {0, 0}}));
  unchanged();
  // The slope in the weights, by x: f may differentiate in what is a constant to jacobian.
  const Function slope = [&](const Var& x) {
    const Var weights = x.tape().parameter(w);
    return gradients(sum(square(weights) * x), {weights})[0];
  };
  check_close(jacobian(slope, at), Tensor({{4, 0}, {0, 6}}));
  unchanged();
}

TEST_CASE("what does not depend on x has a Jacobian and a Hessian of zeros") {
  const Tensor at = {1, 2}, none = {{0, 0}, {0, 0}};
  for (const Function& f : std::vector<Function>{
           [](const Var& x) {
             return x.tape().constant(Tensor({3, 4}));
           },
           [](const Var& x) {
             return x.tape().variable(Tensor({3, 4})) * 2;
           },
           [](const Var& x) { return square(detach(x)); },
           [](const Var& x) {
             const NoGrad guard(x.tape());
             return square(x);
           },
       }) {
    check_close(jacobian(f, at), none);
    check_close(hessian([&](const Var& x) { return sum(f(x)); }, at), none);
    check_close(hvp([&](const Var& x) { return sum(f(x)); }, at, at), Tensor({0, 0}));
  }
  check_close(hessian([](const Var& x) { return sum(x); }, at), none);
}

TEST_CASE("Jacobians of any shapes: f's axes, then those of x") {
  const Function same = [](const Var& x) { return x; };
  check_close(jacobian(same, Tensor({4, 5})), Tensor({{1, 0}, {0, 1}}));
  check_close(jacobian(same, Tensor(Scalar(4))), Tensor(Scalar(1)));
  const Tensor of_row = jacobian([](const Var& x) { return sum(square(x), {0}); }, Tensor({{1, 2}, {3, 4}}));
  check_close(of_row, Tensor({{{2, 0}, {6, 0}}, {{0, 4}, {0, 8}}}));
  // Nothing is in x, or nothing comes out.
  const Tensor empty(Dims{0});
  check_close(jacobian(same, empty), Tensor(Dims{0, 0}));
  check_close(jacobian([](const Var& x) { return sum(x); }, empty), empty);
  check_close(jacobian([](const Var& x) { return slice(x, 0, 0, 0); }, Tensor({1, 2})), Tensor(Dims{0, 2}));
  check_close(hessian([](const Var& x) { return sum(square(x)); }, empty), Tensor(Dims{0, 0}));
  check_close(hvp([](const Var& x) { return sum(square(x)); }, empty, empty), empty);
}

TEST_CASE("f may use its tape as it likes: part under NoGrad, other leaves, a backward of its own") {
  const Function f = [](const Var& x) {
    Tape& tape = x.tape();
    const Var other = tape.variable(Tensor({2, 3}));
    tape.backward(sum(other * x));
    const auto frozen = [&] {
      const NoGrad guard(tape);
      return tape.constant(other.grad()) * x;
    };
    return frozen() * x;
  };
  check_close(jacobian(f, Tensor({1, 10})), Tensor({{1, 0}, {0, 100}}));
}

TEST_CASE("what f gets wrong names jacobian, hessian or hvp, and the line that called it") {
  const Tensor at = {1, 2};
  const auto refuses = [&](const Function& f, const std::string& what) {
    check_error([&] { jacobian(f, at); }, {"jacobian_test.cpp:", "jacobian: " + what});
    check_error([&] { hessian(f, at); }, {"jacobian_test.cpp:", "hessian: " + what});
    check_error([&] { hvp(f, at, at); }, {"jacobian_test.cpp:", "hvp: " + what});
  };
  refuses({}, "the function is empty");
  refuses([](const Var&) { return Var(); }, "an empty Var");
  Tape elsewhere;
  refuses([&](const Var&) { return elsewhere.constant(1); }, "a Var of another tape");
  refuses(
      [](const Var& x) {
        const Var y = sum(x);
        x.tape().rewind();
        return y;
      },
      "a Var from before its tape was rewound");
  refuses(
      [](const Var& x) {
        Tape& tape = x.tape();
        tape.rewind();
        return tape.variable(2);
      },
      "a Var from before its tape was rewound");
  Parameter w{"w", at, at};
  optim::SGD sgd({&w}, {.learning_rate = 0.5});
  refuses(
      [&](const Var& x) {
        const Var y = sum(x.tape().parameter(w) * x);
        sgd.step();
        return y;
      },
      "the parameter ('w', parameter");
  check_error([&] { hessian([](const Var& x) { return x; }, at); },
              {"hessian: f gives a value of shape (2)"});
  const Function throws = [](const Var&) -> Var { throw std::runtime_error("f's own"); };
  CHECK_THROWS_WITH(jacobian(throws, at), "f's own");
}
