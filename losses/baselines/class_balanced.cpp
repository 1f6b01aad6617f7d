#include "losses/baselines/class_balanced.hpp"

#include <cmath>

#include "autograd/tape.hpp"
#include "losses/cross_entropy.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

Var class_balanced(const Var& logits, const Tensor& targets, const ClassBalancedOptions& options, Line line) {
  const RecordingLine here(logits, "class_balanced", line);
  check_range(here, "positives", options.positives, at_least(1));
  check_range(here, "negatives", options.negatives, at_least(1));
  check_range(here, "beta", options.beta, at_least(0).below(1));
  const auto effective = [&](Scalar n) {  // (1 − beta^n) / (1 − beta), though beta is near 1
    return std::expm1(n * std::log(options.beta)) / (options.beta - 1);
  };
  const Scalar positive = 1 / effective(options.positives), negative = 1 / effective(options.negatives);
  const Var losses = binary_cross_entropy(
      logits, targets, {.pos_weight = positive / negative, .reduction = options.reduction});
  return losses * (2 * negative / (positive + negative));
}

}  // namespace focalgrad::losses
