// Focal loss as a custom objective of LightGBM or XGBoost: they ask for the gradient and the Hessian of each
// example's loss in its score.  Here both are derived by the tape and stand beside their closed forms.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

int main() {
  const Scalar gamma = 2, alpha = 0.25;
  const Tensor scores = {-6, -3, -1, 0, 1, 3, 6}, labels = {1, 0, 1, 0, 1, 0, 1};

  // The sum's gradient in score i is that of example i alone, and so is the gradient of the gradients' sum.
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
      "\nThe Hessian is negative for a positive at score -6: a boosting library wants max(hess, small) "
      "there.\n");
}
