#include <cmath>
#include <limits>

#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/as_written.hpp"
#include "losses/baselines/class_balanced.hpp"
#include "losses/baselines/hard_examples.hpp"
#include "losses/baselines/poly.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::losses;
using tests::check_close;
using tests::check_error;
using Classes = std::vector<std::size_t>;

TEST_CASE("by_positives divides by the positives, by 1 without any") {
  Tape tape;
  Var x = tape.variable(Tensor({0, 0, 0, 0}));
  for (const auto& [y, divisor] : std::vector<std::pair<Tensor, double>>{
           {Tensor({1, 1, 0, 0}), 2}, {Tensor({0, 0, 0, 0}), 1}, {Tensor({1, 1, 1, 1}), 4}})
    CHECK(binary_cross_entropy(x, y, {.reduction = Reduction::by_positives}).item() ==
          tests::near(4 * std::log(2) / divisor));
}

TEST_CASE("a class-weighted mean divides by the weights' sum, not by the examples") {
  Tape tape;
  const Var logits = tape.variable(Tensor({{0, std::log(Scalar(3))}, {0, std::log(Scalar(7))}}));
  // p of the classes is 1/4 and 7/8, the weights are 1 and 5: their sum is 6, three times n.
  const double first = std::log(4.0), second = 5 * std::log(8.0 / 7);
  const auto loss = [&](Reduction reduction) {
    return cross_entropy(logits, Classes{0, 1}, {.weights = {1, 5}, .reduction = reduction});
  };
  check_close(loss(Reduction::mean).value(), Tensor(static_cast<Scalar>((first + second) / 6)));
  check_close(loss(Reduction::sum).value(), Tensor(static_cast<Scalar>(first + second)));
  // The gradient of the mean is w (p − 1) / Σw at the class itself.
  check_close(gradients(loss(Reduction::mean), {logits})[0].value(),
              Tensor({{Scalar(-0.75 / 6), Scalar(0.75 / 6)}, {Scalar(0.625 / 6), Scalar(-0.625 / 6)}}));
}

TEST_CASE("an empty batch has no loss, and no mean") {
  Tape tape;
  Var x = tape.variable(Tensor(Dims{0})), rows = tape.variable(Tensor(Dims{0, 3}));
  const Tensor none(Dims{0});
  for (const Reduction reduction : {Reduction::sum, Reduction::by_positives}) {
    CHECK(focal(x, none, {.reduction = reduction}).item() == 0);
    CHECK(binary_cross_entropy(x, none, {.reduction = reduction}).item() == 0);
    CHECK(cross_entropy(rows, Classes{}, {.reduction = reduction}).item() == 0);
  }
  check_error([&] { focal(x, none); }, {"focal", "no elements", "edges_test.cpp"});
  tape.backward(focal(x, none, {.reduction = Reduction::sum}));
  CHECK(x.grad().size() == 0);
}

TEST_CASE("one class only leaves nothing to choose, and no loss") {
  const auto nothing = [](auto loss_of) {
    Tape tape;
    const Var x = tape.variable(Tensor(Dims{2, 1}, Scalar(3))), loss = loss_of(x);
    CHECK(loss.item() == 0);
    const Var slope = gradients(loss, {x})[0];
    check_close(slope.value(), Tensor(Dims{2, 1}, Scalar(0)));
    if (tape.node(slope.index()).wants_gradient)
      check_close(gradients(sum(slope), {x})[0].value(), Tensor(Dims{2, 1}, Scalar(0)));
  };
  for (const Reduction reduction : {Reduction::sum, Reduction::mean}) {
    nothing([&](const Var& x) { return cross_entropy(x, Classes{0, 0}, {.reduction = reduction}); });
    for (const Scalar gamma : {Scalar(0), Scalar(0.5), Scalar(1), Scalar(2)})
      nothing([&](const Var& x) {
        return focal_multiclass(x, Classes{0, 0}, {.gamma = gamma, .reduction = reduction});
      });
  }
}

TEST_CASE("an offset that all logits have changes no loss of several classes, however large") {
  for (const double offset : {1e4, -1e4, 1e15, 1e300, -1e300}) {
    if (std::abs(offset) > static_cast<double>(std::numeric_limits<Scalar>::max())) continue;
    CAPTURE(offset);
    const auto base = static_cast<Scalar>(offset), far = std::abs(base) / 2;
    const Tensor shifted({{base, base, base - far}, {base, base - far, base}});
    const Tensor centred({{0, 0, -far}, {0, -far, 0}});
    const auto same = [&](auto loss_of) {
      Tape tape;
      const Var a = tape.variable(shifted), b = tape.variable(centred);
      const Var slope_a = gradients(loss_of(a), {a})[0], slope_b = gradients(loss_of(b), {b})[0];
      check_close(loss_of(a).value(), loss_of(b).value());
      check_close(slope_a.value(), slope_b.value());
      const auto curvature = [](const Var& slope, const Var& x) {
        return gradients(sum(slope * slope), {x})[0].value();
      };
      check_close(curvature(slope_a, a), curvature(slope_b, b));
    };
    same([](const Var& x) { return cross_entropy(x, Classes{0, 2}); });
    same([](const Var& x) { return focal_multiclass(x, Classes{0, 2}, {.gamma = Scalar(1.5)}); });
    same([](const Var& x) { return focal_multiclass(x, Classes{1, 0}, {.gamma = 0}); });
  }
  // Where nothing else is: 2^20 and these small numbers add up without rounding, in float too.
  const Tensor x = {{2, 1, 1}, {0, 3, 1}, {5, 5, 5}};
  Tape tape;
  const Classes classes = {0, 2, 1};
  const Var a = tape.variable(Tensor(x + Scalar(1 << 20))), b = tape.variable(x);
  const Var far = cross_entropy(a, classes, {.reduction = Reduction::none});
  const Var near_0 = cross_entropy(b, classes, {.reduction = Reduction::none});
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(far.value()(i) ==
          tests::near(near_0.value()(i), 4 * double(std::numeric_limits<Scalar>::epsilon())));
}

TEST_CASE("targets that are on the tape are read there, and give what a tensor of them gives") {
  Tape tape;
  const Tensor logits = {-3, Scalar(0.5), 2, 40}, y = {1, 0, 1, 0}, soft = {1, Scalar(0.25), 0, Scalar(0.5)};
  const auto agree = [&](const Tensor& targets, auto loss) {
    for (const auto reduction : {Reduction::none, Reduction::mean, Reduction::by_positives}) {
      const Var a = tape.variable(logits), b = tape.variable(logits);
      const Var copied = loss(a, targets, reduction), read = loss(b, tape.data(targets), reduction);
      CHECK(copied.value() == read.value());
      tape.backward(sum(copied + read));
      CHECK(a.grad() == b.grad());
      tape.clear_gradients();
    }
  };
  agree(y, [](const Var& x, const auto& t, Reduction how) {
    return focal(x, t, {.alpha = Scalar(0.25), .reduction = how});
  });
  agree(soft, [](const Var& x, const auto& t, Reduction how) {
    return binary_cross_entropy(x, t, {.label_smoothing = Scalar(0.1), .reduction = how});
  });
  const std::size_t before = tape.size();
  focal(tape.variable(logits), tape.data(y));
  CHECK(tape.size() == before + 3);

  Tape other;
  const Var x = tape.variable(logits);
  check_error([&] { focal(x, tape.data(soft)); }, {"edges_test.cpp", "focal", "target 1 is 0.25", "0 or 1"});
  check_error([&] { binary_cross_entropy(x, tape.data(logits)); }, {"target 0 is -3", "between 0 and 1"});
  check_error([&] { focal(x, tape.constant(1)); }, {"focal", "targets of shape ()", "(4)"});
  check_error([&] { focal(x, other.data(y)); }, {"focal", "a Var of another tape"});
  check_error([&] { focal(x, tape.variable(y, "y")); },
              {"focal: the targets ('y', variable", "want a gradient", "detach(targets)"});
  CHECK_NOTHROW(focal(x, detach(tape.variable(y))));
}

TEST_CASE("a loss refuses what it is not defined for, with the caller's line and the numbers") {
  Tape tape;
  Var x = tape.variable(Tensor({1, 2})), rows = tape.variable(Tensor({{1, 2}, {3, 4}}));
  const Tensor y = {1, 0};
  check_error([&] { focal(x, Tensor({1, 0, 1})); }, {"edges_test.cpp", "focal", "(2)", "(3)"});
  check_error([&] { focal(x, Tensor(Dims{2, 1}, Scalar(1))); }, {"focal", "(2, 1)", "reshape"});
  check_error([&] { focal(x, Tensor({1, Scalar(0.5)})); }, {"focal", "target 1 is 0.5", "0 or 1"});
  check_error([&] { focal(x, y, {.gamma = std::numeric_limits<Scalar>::infinity()}); },
              {"focal: gamma is inf; it must be at least 0 and finite"});
  check_error([&] { focal(x, y, {.gamma = -1}); }, {"focal", "gamma is -1", "at least 0"});
  check_error([&] { focal(x, y, {.gamma = std::nan("") > 0 ? Scalar(0) : Scalar(std::nan(""))}); },
              {"gamma is nan"});
  check_error([&] { focal(x, y, {.alpha = 2}); }, {"focal", "alpha is 2", "between 0 and 1"});
  check_error([&] { binary_cross_entropy(x, Tensor({2, 0})); }, {"target 0 is 2", "between 0 and 1"});
  check_error([&] { binary_cross_entropy(x, y, {.pos_weight = -1}); }, {"pos_weight is -1"});
  check_error([&] { cross_entropy(rows, Classes{0}); },
              {"cross_entropy", "classes has size 1, logits shape (2, 2)", "(2, 2)"});
  check_error([&] { cross_entropy(rows, Classes{0, 2}); }, {"classes[1] is 2", "below 2"});
  check_error([&] { cross_entropy(x, Classes{0, 1}); }, {"cross_entropy", "(2)", "column for each class"});
  check_error(
      [&] {
        cross_entropy(rows, Classes{0, 1}, {.weights = {1}});
      },
      {"class weights have size 1; it must be 2, one for each class"});
  check_error(
      [&] {
        focal_multiclass(rows, Classes{0, 1}, {.alpha = {1, -1}});
      },
      {"weight of class 1 is -1"});
}

TEST_CASE("a loss's error names the loss that was called, and its line") {
  Tape tape;
  const Var x = tape.variable(Tensor({1, 2})), none = tape.variable(Tensor(Dims{0})), empty;
  const Var rows = tape.variable(Tensor({{1, 2}, {3, 4}})), no_rows = tape.variable(Tensor(Dims{0, 2}));
  const Tensor y = {1, 0}, soft = {1, Scalar(0.5)}, nothing(Dims{0}), deep(Dims(9, 1));
  CrossEntropyOptions weighted;
  weighted.weights = {1, 1};
  const auto names = [](auto call, unsigned line, const std::string& text) {
    check_error(call, {"edges_test.cpp:" + std::to_string(line) + ": " + text});
  };
  names([&] { cross_entropy(no_rows, Classes{}); }, __LINE__, "cross_entropy: there are no elements");
  names([&] { cross_entropy(no_rows, Classes{}, weighted); }, __LINE__, "cross_entropy: there are no");
  names([&] { focal_multiclass(no_rows, Classes{}); }, __LINE__, "focal_multiclass: there are no elements");
  names([&] { binary_cross_entropy(none, nothing); }, __LINE__,
        "binary_cross_entropy: there are no elements");
  names([&] { poly1(none, nothing); }, __LINE__, "poly1: there are no elements");
  names([&] { class_balanced(none, nothing, {1, 1}); }, __LINE__, "class_balanced: there are no elements");
  names([&] { class_balanced(x, Tensor({2, 0}), {1, 1}); }, __LINE__, "class_balanced: target 0 is 2");
  names([&] { as_written::focal(x, soft); }, __LINE__, "focal: target 1 is 0.5");
  names([&] { focal(empty, y); }, __LINE__, "focal: an empty Var");
  names([&] { cross_entropy(empty, Classes{}); }, __LINE__, "cross_entropy: an empty Var");
  names([&] { hard_examples(empty, 1); }, __LINE__, "hard_examples: an empty Var");
  names([&] { focal(x, deep); }, __LINE__, "shape: 9 axes");
  tape.rewind();
  names([&] { focal(x, y); }, __LINE__, "focal: a Var from before its tape was rewound");
  names([&] { cross_entropy(rows, Classes{0, 0}); }, __LINE__, "cross_entropy: a Var from before");
  names([&] { hard_examples(x, 1); }, __LINE__, "hard_examples: a Var from before");
}
