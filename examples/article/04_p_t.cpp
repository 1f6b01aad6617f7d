// p_t is the probability that the model gives the true class: p for a positive, 1 - p for a negative.  With
// it cross-entropy is one formula for both, and focal loss another.
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

int main() {
  const Tensor logits = {3, 0.5, -2, -3, 0.5, 4}, y = {1, 1, 1, 0, 0, 0};
  Tape tape;
  Var x = tape.constant(logits);
  Var p = sigmoid(x);
  Var p_t = losses::as_written::p_t(p, y);
  Var ce = losses::as_written::cross_entropy(p, y), fl = losses::as_written::focal(p, y, 2);
  Var stable = losses::focal(x, y, {.gamma = 2, .reduction = losses::Reduction::none});

  std::printf("%5s %2s %8s %8s %10s %12s %14s %14s\n", "x", "y", "p", "p_t", "CE", "(1-p_t)^2",
              "FL as written", "FL from logits");
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double q = 1 - p_t.value()(i);
    std::printf("%5.1f %2.0f %8.4f %8.4f %10.6f %12.6f %14.8f %14.8f\n", logits(i), y(i), p.value()(i),
                p_t.value()(i), ce.value()(i), q * q, fl.value()(i), stable.value()(i));
  }
  std::printf(
      "\nAs written it needs p, and a p that rounds to 1 has a loss of 0 or infinity; from logits it does "
      "not:\n");
  Var far = tape.constant(Tensor({-40, -800}));
  const Tensor one = {1, 1};
  std::printf("  CE of a positive at logit -40, -800: %g, %g as written; ",
              losses::as_written::cross_entropy(sigmoid(far), one).value()(0),
              losses::as_written::cross_entropy(sigmoid(far), one).value()(1));
  const Var right = losses::binary_cross_entropy(far, one, {.reduction = losses::Reduction::none});
  std::printf("%g, %g from logits\n", right.value()(0), right.value()(1));
}
