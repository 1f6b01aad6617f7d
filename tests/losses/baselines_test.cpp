// What cross-entropy and focal loss are compared with: each a table's row, checked by the same tests.
#include <cmath>
#include <functional>

#include "autograd/check/gradcheck.hpp"
#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/baselines/asymmetric.hpp"
#include "losses/baselines/class_balanced.hpp"
#include "losses/baselines/hard_examples.hpp"
#include "losses/baselines/margins_and_priors.hpp"
#include "losses/baselines/poly.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "tensor/random.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::losses;
using tests::check_close;
using tests::check_error;

namespace {

using Loss = std::function<Var(const Var&, const Tensor&, Reduction)>;
struct Row {
  const char* name;
  Loss loss;
  Loss equal = {};  // what it is at these options, where it is something else
};

Var ce(const Var& x, const Tensor& t, Reduction r) { return binary_cross_entropy(x, t, {.reduction = r}); }

const std::vector<Row>& rows() {
  constexpr auto number = [](double x) { return static_cast<Scalar>(x); };
  static const std::vector<Row> all = {
      {"alpha-balanced",
       [=](auto& x, auto& t, auto r) {
         return binary_cross_entropy(x, t, {.alpha = number(0.25), .reduction = r});
       },
       [=](auto& x, auto& t, auto r) {
         return focal(x, t, {.gamma = 0, .alpha = number(0.25), .reduction = r});
       }},
      {"label smoothing",
       [=](auto& x, auto& t, auto r) {
         return binary_cross_entropy(x, t, {.label_smoothing = number(0.1), .reduction = r});
       },
       [=](auto& x, auto& t, auto r) {
         return binary_cross_entropy(x, Tensor(t * number(0.9) + number(0.05)), {.reduction = r});
       }},
      {"focal star", [](auto& x, auto& t, auto r) { return focal_star(x, t, {.reduction = r}); }},
      {"focal star, gamma 1, beta 0",
       [](auto& x, auto& t, auto r) { return focal_star(x, t, {.gamma = 1, .beta = 0, .reduction = r}); },
       ce},
      {"logit-adjusted",
       [=](auto& x, auto& t, auto r) {
         return logit_adjusted(x, t, {.prior = number(0.01), .reduction = r});
       }},
      {"logit-adjusted, tau 0",
       [=](auto& x, auto& t, auto r) {
         return logit_adjusted(x, t, {.prior = number(0.01), .tau = 0, .reduction = r});
       },
       ce},
      {"LDAM", [](auto& x, auto& t,
                  auto r) { return ldam(x, t, {.positives = 10, .negatives = 1000, .reduction = r}); }},
      {"LDAM without a margin",
       [](auto& x, auto& t, auto r) {
         return ldam(x, t, {.positives = 10, .negatives = 1000, .max_margin = 0, .reduction = r});
       },
       ce},
      {"poly-1", [](auto& x, auto& t, auto r) { return poly1(x, t, {.reduction = r}); }},
      {"poly-1, epsilon 0",
       [](auto& x, auto& t, auto r) { return poly1(x, t, {.epsilon = 0, .reduction = r}); }, ce},
      {"asymmetric", [](auto& x, auto& t, auto r) { return asymmetric(x, t, {.reduction = r}); }},
      {"asymmetric, both gammas 2, no margin",
       [](auto& x, auto& t, auto r) {
         return asymmetric(x, t, {.gamma_positive = 2, .gamma_negative = 2, .margin = 0, .reduction = r});
       },
       [](auto& x, auto& t, auto r) { return focal(x, t, {.gamma = 2, .reduction = r}); }},
      {"class-balanced",
       [](auto& x, auto& t, auto r) {
         return class_balanced(x, t, {.positives = 10, .negatives = 1000, .reduction = r});
       }},
      {"class-balanced, beta 0",
       [](auto& x, auto& t, auto r) {
         return class_balanced(x, t, {.positives = 10, .negatives = 1000, .beta = 0, .reduction = r});
       },
       ce},
  };
  return all;
}

Tensor alternating(const Shape& shape) {
  Tensor t = xt::zeros<Scalar>(shape);
  for (std::size_t i = 1; i < t.size(); i += 2) t.data()[i] = 1;
  return t;
}

}  // namespace

TEST_CASE("a baseline's rule agrees with differences, to the second order, in every shape and reduction") {
  Generator generator(4);
  for (const Row& row : rows())
    for (const Shape& shape : {Shape{}, Shape{1}, Shape{6}, Shape{2, 3}, Shape{0}})
      for (const Reduction reduction :
           {Reduction::none, Reduction::sum, Reduction::mean, Reduction::by_positives}) {
        const Tensor targets = alternating(shape);
        if (targets.size() == 0 && reduction == Reduction::mean) continue;
        const auto report =
            gradcheck([&](const Var& x) { return row.loss(x, targets, reduction); },
                      uniform(shape, -2, 2, generator), {.order = 2, .allow_zero = targets.size() == 0});
        INFO(row.name << ": " << to_string(report));
        CHECK(report);
      }
}

TEST_CASE("a baseline at the options that make it another loss is that loss") {
  Generator generator(5);
  const Tensor x = uniform({12}, -6, 6, generator), targets = alternating({12});
  for (const Row& row : rows()) {
    if (!row.equal) continue;
    INFO(row.name);
    std::array<std::array<Tensor, 2>, 2> found;
    for (const bool other : {false, true}) {
      Tape tape;
      Var logits = tape.variable(x);
      Var loss = (other ? row.equal : row.loss)(logits, targets, Reduction::none);
      found[other] = {loss.value(), gradients(sum(loss), {logits})[0].value()};
    }
    for (std::size_t k = 0; k < 2; ++k) check_close(found[0][k], found[1][k]);
  }
}

TEST_CASE("a baseline and its gradient are finite for any logit") {
  const Tensor x = {-10000, -700, -40, 0, 40, 700, 10000};
  for (const Row& row : rows())
    for (const Scalar target : {Scalar(0), Scalar(1)}) {
      INFO(row.name << ", target " << target);
      Tape tape;
      Var logits = tape.variable(x);
      Var loss = row.loss(logits, Tensor(Dims{7}, target), Reduction::sum);
      const Var slope = gradients(loss, {logits})[0];
      CHECK(std::isfinite(loss.item()));
      CHECK(xt::all(xt::isfinite(slope.value())));
      CHECK(xt::all(xt::isfinite(gradients(sum(slope), {logits})[0].value())));
    }
}

TEST_CASE("hard examples: the largest losses count, and the mean is theirs") {
  Tape tape;
  const Var losses = tape.variable(Tensor({1, 5, 2, 5, 0, 3}));
  check_close(hard_examples(losses, Scalar(0.5)).value(), Tensor({0, 2, 0, 2, 0, 2}));
  check_close(hard_examples(losses, Scalar(0.01)).value(), Tensor({0, 6, 0, 0, 0, 0}));  // one at least
  check_close(hard_examples(losses, 1).value(), Tensor({1, 1, 1, 1, 1, 1}));
  CHECK(mean(losses * hard_examples(losses, Scalar(0.5))).item() == tests::near(13.0 / 3));
  const Var broken = tape.variable(Tensor({1, std::numeric_limits<Scalar>::quiet_NaN(), 2}));
  CHECK(hard_examples(broken, Scalar(0.3)).value()(1) == 3);
  CHECK(hard_examples(tape.variable(Tensor(Dims{0})), Scalar(0.3)).value().size() == 0);
  check_error([&] { hard_examples(losses, 0); },
              {"baselines_test.cpp", "share is 0", "above 0 and at most 1"});
}

TEST_CASE("a baseline refuses what it is not defined for") {
  Tape tape;
  const Var x = tape.variable(Tensor({1, 2}));
  const Tensor t = {1, 0}, soft = {1, Scalar(0.5)};
  check_error([&] { focal_star(x, t, {.gamma = 0}); },
              {"baselines_test.cpp", "focal_star", "gamma is 0; it must be above 0"});
  check_error([&] { focal_star(x, soft); }, {"focal_star", "target 1 is 0.5"});
  check_error([&] { logit_adjusted(x, t, {.prior = 0}); },
              {"logit_adjusted", "prior is 0", "above 0 and below 1"});
  check_error([&] { logit_adjusted(x, t, {.prior = Scalar(0.5), .tau = -1}); }, {"tau is -1"});
  check_error([&] { ldam(x, t, {.positives = 0, .negatives = 1}); }, {"ldam", "positives is 0"});
  check_error([&] { ldam(x, t, {.positives = 1, .negatives = 1, .scale = 0}); }, {"scale is 0"});
  check_error([&] { poly1(x, t, {.epsilon = -2}); }, {"poly1", "epsilon is -2", "at least -1"});
  check_error([&] { asymmetric(x, t, {.margin = 1}); }, {"asymmetric", "margin is 1"});
  check_error([&] { asymmetric(x, t, {.gamma_negative = -1}); }, {"gamma_negative is -1"});
  check_error([&] { class_balanced(x, t, {.positives = 1, .negatives = 1, .beta = 1}); },
              {"beta is 1; it must be at least 0 and below 1"});
  check_error([&] { binary_cross_entropy(x, t, {.label_smoothing = 2}); }, {"label_smoothing is 2"});
  check_error([&] { binary_cross_entropy(x, t, {.alpha = 2}); }, {"alpha is 2"});
}
