#include <cmath>

#include "autograd/check/gradcheck.hpp"
#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/as_written.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "tensor/random.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::losses;
using tests::check_close;
using Classes = std::vector<std::size_t>;

namespace {

/// Value, first and second derivative of the focal loss of one logit.
std::array<double, 3> focal_at(double x, double target, double gamma) {
  Tape tape;
  const Var logit = tape.variable(Tensor({static_cast<Scalar>(x)}));
  const Var loss = focal(logit, Tensor({static_cast<Scalar>(target)}),
                         {.gamma = static_cast<Scalar>(gamma), .reduction = Reduction::sum});
  const Var slope = gradients(loss, {logit})[0];
  const Var second = gradients(slope, {logit}, Tensor({1}))[0];
  return {loss.item(), slope.value()(0), second.value()(0)};
}

}  // namespace

TEST_CASE("the fused losses are what the article writes, to the second derivative") {
  Generator generator(1);
  for (const double gamma : {0.0, 0.5, 1.0, 2.0, 5.0})
    for (const bool weighted : {false, true}) {
      const Tensor x = uniform({20}, -3, 3, generator);
      Tensor y(Dims{20}, Scalar(0));
      for (std::size_t i = 0; i < 20; i += 3) y(i) = 1;
      const auto g = static_cast<Scalar>(gamma);
      const std::optional<Scalar> alpha = weighted ? std::optional(Scalar(0.25)) : std::nullopt;
      std::array<std::array<Tensor, 3>, 2> found;
      for (const bool fused : {false, true}) {
        Tape tape;
        Var logits = tape.variable(x);
        Var loss = fused ? focal(logits, y, {.gamma = g, .alpha = alpha, .reduction = Reduction::none})
                         : as_written::focal(sigmoid(logits), y, g, alpha);
        Var slope = gradients(sum(loss), {logits})[0];
        found[fused] = {loss.value(), slope.value(), gradients(sum(slope), {logits})[0].value()};
        if (gamma == 0 && !weighted && !fused)
          check_close(as_written::cross_entropy(sigmoid(logits), y).value(), loss.value());
      }
      for (std::size_t k = 0; k < 3; ++k) check_close(found[1][k], found[0][k], 100 * tests::tolerance);
    }
}

TEST_CASE("focal's derivatives are the closed forms, and its curvature is negative below p_t = 0.0578") {
  for (const double gamma : {0.0, 0.5, 1.0, 2.0, 5.0})
    for (const double x : {-6.0, -2.8, -1.0, 0.0, 1.0, 4.0})
      for (const double y : {0.0, 1.0}) {
        const double s = 2 * y - 1, p = 1 / (1 + std::exp(-s * x)), log_p = std::log(p);
        const auto [value, slope, curvature] = focal_at(x, y, gamma);
        const double inner = gamma * p * log_p + p - 1;
        CHECK(value == tests::near(-std::pow(1 - p, gamma) * log_p, 1e-5));
        CHECK(slope == tests::near(s * std::pow(1 - p, gamma) * inner, 1e-5));
        CHECK(curvature == tests::near(p * std::pow(1 - p, gamma) *
                                           ((1 - p) * (gamma * log_p + gamma + 1) - gamma * inner),
                                       1e-4));
      }
  const auto logit = [](double p) { return std::log(p / (1 - p)); };
  CHECK(focal_at(logit(0.0570), 1, 2)[2] < 0);
  CHECK(focal_at(logit(0.0586), 1, 2)[2] > 0);
}

TEST_CASE("the paper's figures: at gamma 2, p_t = 0.9 loses 100 times and p_t <= 0.5 at most 4 times") {
  const auto ratio = [](double p) {
    const double x = std::log(p / (1 - p));
    return focal_at(x, 1, 0)[0] / focal_at(x, 1, 2)[0];
  };
  CHECK(ratio(0.9) == tests::near(100, 1e-5));
  CHECK(ratio(1 - 1 / std::sqrt(1000)) == tests::near(1000, 1e-4));
  CHECK(ratio(0.5) == tests::near(4, 1e-5));
  CHECK(ratio(0.1) < 4);
}

TEST_CASE("focal with gamma 0 is cross-entropy, bit for bit") {
  Generator generator(2);
  const Tensor x = normal({200}, 0, 20, generator);
  Tensor y(Dims{200}, Scalar(0));
  for (std::size_t i = 0; i < 200; i += 7) y(i) = 1;
  Tape tape;
  Var a = tape.variable(x), b = tape.variable(x);
  Var ce = binary_cross_entropy(a, y, {.reduction = Reduction::none});
  Var fl = focal(b, y, {.gamma = 0, .reduction = Reduction::none});
  CHECK(ce.value() == fl.value());
  tape.backward(sum(ce) + sum(fl));
  CHECK(a.grad() == b.grad());
}

TEST_CASE("losses and their derivatives are finite at any logit, for gamma below 1 too") {
  // sam3 #576, keras-retinanet #706, Detectron #356: (1 − p_t)^(gamma − 1) of a saturated, right prediction.
  for (const double x : {0.0, 16.64, -16.64, 40.0, -40.0, 100.0, -100.0, 800.0, -800.0, 1e4, -1e4})
    for (const double gamma : {0.0, 0.3, 0.5, 1.0, 1.5, 2.0, 5.0})
      for (const double y : {0.0, 1.0}) {
        CAPTURE(x);
        CAPTURE(gamma);
        const double x_t = (2 * y - 1) * x;
        const auto [value, slope, curvature] = focal_at(x, y, gamma);
        CHECK(std::isfinite(value));
        CHECK(std::isfinite(slope));
        CHECK(std::isfinite(curvature));
        if (x_t == 1e4) CHECK(value == 0);                  // right and sure: no loss
        if (x_t == 1e4) CHECK(slope == 0);                  // and no gradient
        if (x_t == -1e4) CHECK(value == tests::near(1e4));  // wrong and sure: the loss is the logit
        if (x_t == -1e4) CHECK(slope == tests::near(-(2 * y - 1)));
      }
}

TEST_CASE("multi-class losses are finite and right at any logit") {
  for (const double big : {100.0, 1e4}) {
    Tape tape;
    const auto b = static_cast<Scalar>(big);
    Var x = tape.variable(Tensor({{b, 0, -b}, {b, 0, -b}, {-b, b, b}}));
    for (const double gamma : {0.0, 0.5, 2.0}) {
      Var loss = focal_multiclass(x, Classes{0, 2, 1},
                                  {.gamma = static_cast<Scalar>(gamma), .reduction = Reduction::none});
      CHECK(loss.value()(0) == tests::near(0, 0, 1e-5));
      CHECK(loss.value()(1) == tests::near(2 * big));
      CHECK(loss.value()(2) == tests::near(std::pow(0.5, gamma) * std::log(2)));
      for (const Scalar each : gradients(sum(gradients(sum(loss), {x})[0]), {x})[0].value())
        CHECK(std::isfinite(each));
    }
  }
}

TEST_CASE("a multi-class loss of two classes is the binary one of the logits' difference") {
  Generator generator(3);
  const Tensor x = normal({9, 2}, 0, 3, generator);
  const Classes classes = {0, 1, 1, 0, 1, 0, 0, 1, 1};
  Tensor difference(Dims{9}), y(Dims{9});
  for (std::size_t i = 0; i < 9; ++i)
    difference(i) = x(i, 1) - x(i, 0), y(i) = static_cast<Scalar>(classes[i]);
  Tape tape;
  check_close(cross_entropy(tape.variable(x), classes, {.reduction = Reduction::none}).value(),
              binary_cross_entropy(tape.variable(difference), y, {.reduction = Reduction::none}).value());
  check_close(focal_multiclass(tape.variable(x), classes, {.reduction = Reduction::none}).value(),
              focal(tape.variable(difference), y, {.reduction = Reduction::none}).value());
}

TEST_CASE("alpha weighs the positives and its complement the negatives") {
  // Reversed in yatengLG/Focal-Loss-Pytorch #4, the same on both in kornia #875.
  Tape tape;
  Var x = tape.variable(Tensor({0, 0}));
  const Tensor y = {1, 0};
  const Tensor loss = focal(x, y, {.gamma = 0, .alpha = Scalar(0.25), .reduction = Reduction::none}).value();
  CHECK(loss(0) == tests::near(0.25 * std::log(2)));
  CHECK(loss(1) == tests::near(0.75 * std::log(2)));
}

TEST_CASE("the modulating factor is part of the gradient, and the reduction comes last") {
  // Detached in clcarwin/focal_loss_pytorch #5: 2.39 times too small at p_t = 0.5.
  CHECK(focal_at(0, 1, 2)[1] / (0.25 * focal_at(0, 1, 0)[1]) == tests::near(1 + 2 * 0.5 * std::log(2) / 0.5));
  // p_t of the batch's mean in LDAM-DRW #6.
  Tape tape;
  Var x = tape.variable(Tensor({3, -1}));
  const Tensor y = {1, 1};
  CHECK(focal(x, y).item() == tests::near((focal_at(3, 1, 2)[0] + focal_at(-1, 1, 2)[0]) / 2));
}

TEST_CASE("losses agree with differences to the second order") {
  Generator generator(4);
  const Tensor x = uniform({3, 4}, -2, 2, generator);
  Tensor y(Dims{3, 4}, Scalar(0));
  y(0, 1) = y(2, 2) = 1;
  const Classes classes = {1, 3, 0};
  for (const Reduction reduction :
       {Reduction::none, Reduction::sum, Reduction::mean, Reduction::by_positives}) {
    const std::vector<std::function<Var(const Var&)>> all = {
        [&](const Var& v) { return binary_cross_entropy(v, y, {.pos_weight = 3, .reduction = reduction}); },
        [&](const Var& v) {
          return focal(v, y, {.gamma = Scalar(0.5), .alpha = Scalar(0.3), .reduction = reduction});
        },
        [&](const Var& v) {
          return cross_entropy(v, classes, {.weights = {1, 2, 3, 4}, .reduction = reduction});
        },
        [&](const Var& v) {
          return focal_multiclass(v, classes, {.gamma = Scalar(1.5), .reduction = reduction});
        }};
    for (const auto& loss : all) {
      const auto report = gradcheck(loss, x, {.order = 2});
      CHECK_MESSAGE(report.passed, to_string(report));
    }
  }
}
