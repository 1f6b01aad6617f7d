// Cross-entropy is -log p for a positive and -log(1 - p) for a negative, log being the natural logarithm.
// With p_t, the probability that the model gives the true class (p for a positive, 1 - p for a negative),
// both cases are one formula, CE = -log p_t; and focal loss is FL = -(1 - p_t)^gamma log p_t.
#include <cstdio>
#include <focalgrad.hpp>

#include "../language.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  const Tensor logits = {3, 0.5, -2, -3, 0.5, 4}, y = {1, 1, 1, 0, 0, 0};
  Tape tape;
  Var x = tape.constant(logits);
  Var p = sigmoid(x);
  Var p_t = losses::as_written::p_t(p, y);
  Var ce = losses::as_written::cross_entropy(p, y), fl = losses::as_written::focal(p, y, 2);
  Var stable = losses::focal(x, y, {.gamma = 2, .reduction = losses::Reduction::none});

  std::printf("%5s %2s %8s %8s %10s %12s %s\n", "x", "y", "p", "p_t", "CE", "(1-p_t)^2",
              say(" FL as written FL from logits", "  照文章写的 FL  由 logit 算的 FL"));
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double q = 1 - p_t.value()(i);
    std::printf("%5.1f %2.0f %8.4f %8.4f %10.6f %12.6f %14.8f %14.8f\n", logits(i), y(i), p.value()(i),
                p_t.value()(i), ce.value()(i), q * q, fl.value()(i), stable.value()(i));
  }
  Var far = tape.constant(Tensor({40, 40}));
  const Tensor classes = {0, 1};
  const Tensor written = abs(losses::as_written::cross_entropy(sigmoid(far), classes)).value();  // 0, not -0
  const Tensor right =
      losses::binary_cross_entropy(far, classes, {.reduction = losses::Reduction::none}).value();
  std::printf(
      say("\nAs written a loss needs p, and at a logit of 40 p rounds to 1; from the logit the loss is "
          "right:\n"
          "  CE of a negative at logit 40:  %g as written, %g from the logit\n"
          "  CE of a positive at logit 40:  %g as written, %.3g from the logit\n",
          "\n照文章的写法，算损失要先算 p；logit 为 40 时，p 已舍入为 1。直接由 logit 算，结果才是对的：\n"
          "  logit 为 40 的负样本，CE：照文章写是 %g，由 logit 算是 %g\n"
          "  logit 为 40 的正样本，CE：照文章写是 %g，由 logit 算是 %.3g\n"),
      written(0), right(0), written(1), right(1));
}
