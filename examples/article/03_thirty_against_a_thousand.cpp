// The article's sum: 10 hard positives at loss 3 against 10 000 easy negatives at loss 0.1, and what becomes
// of it.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

/// The total loss of `count` examples with cross-entropy `ce`, and the size of their gradient in the logits.
struct Side {
  double loss, gradient;
};

Side side(double count, double ce, bool positive, const losses::FocalOptions& options) {
  Tape tape;
  const double p_t = std::exp(-ce), logit = std::log(p_t / (1 - p_t));
  Var x = tape.variable(positive ? logit : -logit);
  Var loss = losses::focal(x, Tensor(positive ? 1.0 : 0.0), options);
  tape.backward(loss);
  return {count * loss.item(), count * std::abs(x.grad()())};
}

void row(const char* name, const losses::FocalOptions& options) {
  const Side positives = side(10, 3, true, options), negatives = side(10000, 0.1, false, options);
  std::printf("%-26s %9.4f : %9.4f   %5.1f %%   %9.2f : 1\n", name, positives.loss, negatives.loss,
              100 * positives.loss / (positives.loss + negatives.loss),
              negatives.gradient / positives.gradient);
}

int main() {
  std::printf("10 positives with CE 3 (p_t = %.4f), 10 000 negatives with CE 0.1 (p_t = %.4f)\n\n",
              std::exp(-3.0), std::exp(-0.1));
  std::printf("%-26s %9s : %9s   %7s   %s\n", "", "positives", "negatives", "share", "gradient, neg. : pos.");
  row("CE", {.gamma = 0});
  row("focal, gamma 2", {.gamma = 2});
  row("focal, gamma 2, alpha .25", {.gamma = 2, .alpha = 0.25});
}
