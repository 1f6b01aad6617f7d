// The article's sum: 10 hard positives with loss 3 against 10 000 easy negatives with loss 0.1, and what
// focal loss makes of it.  CE = -log p_t with the natural logarithm, so p_t = exp(-CE).
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

/// Of `count` examples with cross-entropy `ce`: what focal loss multiplies each by, the sum of their losses,
/// and the sum of |dloss/dlogit|.
struct Side {
  double factor, loss, gradient;
};

Side side(double count, double ce, bool positive, const losses::FocalOptions& options) {
  Tape tape;
  const double p_t = std::exp(-ce), logit = std::log(p_t / (1 - p_t));
  Var x = tape.variable(positive ? logit : -logit);
  Var loss = losses::focal(x, Tensor(positive ? 1.0 : 0.0), options);
  tape.backward(loss);
  return {loss.item() / ce, count * loss.item(), count * std::abs(x.grad()())};
}

void row(const char* name, const losses::FocalOptions& options) {
  const Side positives = side(10, 3, true, options), negatives = side(10000, 0.1, false, options);
  std::printf("%-26s %6.4f : %6.4f  %9.4f : %9.4f  %7.1f %%  %9.2f : 1\n", name, positives.factor,
              negatives.factor, positives.loss, negatives.loss,
              100 * positives.loss / (positives.loss + negatives.loss),
              negatives.gradient / positives.gradient);
}

int main() {
  std::printf(
      "10 positives with CE 3 (p_t = exp(-3) = %.4f), 10 000 negatives with CE 0.1 (p_t = %.4f).\n"
      "Focal loss multiplies the CE of each example by a factor, alpha_t (1 - p_t)^gamma:\n\n",
      std::exp(-3.0), std::exp(-0.1));
  std::printf("%-26s %-15s  %-21s  %9s  %s\n", "", "factor", "sum of the losses", "share of", "gradient");
  std::printf("%-26s %6s : %6s  %9s : %9s  %9s  %s\n", "", "pos.", "neg.", "positives", "negatives",
              "positives", "neg. : pos.");
  row("CE", {.gamma = 0});
  row("focal, gamma 2", {.gamma = 2});
  row("focal, gamma 2, alpha 0.25", {.gamma = 2, .alpha = 0.25});
  std::printf(
      "\nalpha = 0.25 multiplies the positives by 0.25 and the negatives by 0.75: it weighs the positives\n"
      "down, since gamma = 2 alone has already turned the order round.\n");
}
