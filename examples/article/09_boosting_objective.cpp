// Focal loss as a custom objective for LightGBM or XGBoost: they ask for the first and the second derivative
// of each example's loss with respect to its score.  Here the tape computes both, beside their closed forms.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

int main() {
  const Scalar gamma = 2, alpha = 0.25;
  const Tensor scores = {-6, -3, -1, 0, 1, 3, 6}, labels = {1, 0, 1, 0, 1, 0, 1};

  // Score i is in example i's loss only, so the gradient of the sum has each example's derivative in its
  // place; the same holds for the second derivatives.
  Tape tape;
  Var x = tape.variable(scores);
  Var loss = losses::focal(x, labels, {.gamma = gamma, .alpha = alpha, .reduction = losses::Reduction::sum});
  Var grad = gradients(loss, {x})[0];
  Var hess = gradients(sum(grad), {x})[0];

  std::printf("gamma = 2, alpha = 0.25\n%6s %2s %14s %14s %14s %14s\n", "score", "y", "grad", "closed form",
              "hess", "closed form");
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double s = 2 * labels(i) - 1, a = labels(i) == 1 ? alpha : 1 - alpha;
    const double p = 1 / (1 + std::exp(-s * scores(i))), q = 1 / (1 + std::exp(s * scores(i))),
                 log_p = std::log(p);
    const double inner = gamma * p * log_p - q, power = std::pow(q, gamma);
    std::printf("%6.1f %2.0f %14.10f %14.10f %14.10f %14.10f\n", scores(i), labels(i), grad.value()(i),
                a * s * power * inner, hess.value()(i),
                a * p * power * (q * (gamma * log_p + gamma + 1) - gamma * inner));
  }
  std::printf(
      "\nalpha = 0.25 weighs positives by 0.25 and negatives by 0.75.  The second derivative is negative\n"
      "for badly misclassified examples: the positive at score -6, the negative at score 3.  A boosting\n"
      "library divides by it, so return max(hess, 1e-6) or the like.\n");
}
