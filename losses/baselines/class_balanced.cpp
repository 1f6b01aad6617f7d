#include "losses/baselines/class_balanced.hpp"

#include <cmath>

#include "losses/cross_entropy.hpp"
#include "losses/parts/range.hpp"

namespace focalgrad::losses {

// #region class-balanced
Var class_balanced(const Var& logits, const Tensor& targets, const ClassBalancedOptions& options, Line line) {
  check_range(options.positives, 1, unlimited, "positives", "class_balanced", line);
  check_range(options.negatives, 1, unlimited, "negatives", "class_balanced", line);
  check_range(options.beta, 0, 1 - smallest, "beta", "class_balanced", line);
  const auto effective = [&](Scalar n) {  // (1 − beta^n) / (1 − beta), though beta is near 1
    return std::expm1(n * std::log(options.beta)) / (options.beta - 1);
  };
  const Scalar positive = 1 / effective(options.positives), negative = 1 / effective(options.negatives);
  const Var losses = binary_cross_entropy(
      logits, targets, {.pos_weight = positive / negative, .reduction = options.reduction}, line);
  return Operand(losses, line) * (2 * negative / (positive + negative));
}
// #endregion class-balanced

}  // namespace focalgrad::losses
