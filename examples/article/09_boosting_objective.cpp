// Focal loss as a custom objective for LightGBM or XGBoost: they ask for the first and the second derivative
// of each example's loss with respect to its score.  Here the tape computes both, beside their closed forms.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

#include "../language.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  const Scalar gamma = 2, alpha = 0.25;
  const Tensor scores = {-6, -3, -1, 0, 1, 3, 6}, labels = {1, 0, 1, 0, 1, 0, 1};

  // #region derivatives
  // Score i is in example i's loss only, so the gradient of the sum has each example's derivative in its
  // place; the same holds for the second derivatives.
  Tape tape;
  Var x = tape.variable(scores);
  Var loss = losses::focal(x, labels, {.gamma = gamma, .alpha = alpha, .reduction = losses::Reduction::sum});
  Var grad = gradients(loss, {x})[0];
  Var hess = gradients(sum(grad), {x})[0];
  // #endregion derivatives

  std::printf("gamma = 2, alpha = 0.25\n%s\n",
              say(" score  y           grad    closed form           hess    closed form",
                  "  得分  y           grad       解析公式           hess       解析公式"));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double s = 2 * labels(i) - 1, a = labels(i) == 1 ? alpha : 1 - alpha;
    const double p = 1 / (1 + std::exp(-s * scores(i))), q = 1 / (1 + std::exp(s * scores(i))),
                 log_p = std::log(p);
    const double inner = gamma * p * log_p - q, power = std::pow(q, gamma);
    std::printf("%6.1f %2.0f %14.10f %14.10f %14.10f %14.10f\n", scores(i), labels(i), grad.value()(i),
                a * s * power * inner, hess.value()(i),
                a * p * power * (q * (gamma * log_p + gamma + 1) - gamma * inner));
  }
  std::puts(
      say("\nalpha = 0.25 weighs positives by 0.25 and negatives by 0.75.  The second derivative is\n"
          "negative for badly misclassified examples: the positive at score -6, the negative at score 3.  A\n"
          "boosting library divides by it, so return max(hess, 1e-6) or the like.",
          "\nalpha = 0.25 给正样本的权重是 0.25，给负样本的是 0.75。分得很错的样本，二阶导数为负：\n"
          "得分 -6 的正样本和得分 3 的负样本就是这样。\n"
          "梯度提升库要除以它，所以应返回 max(hess, 1e-6) 之类的值。"));
}
