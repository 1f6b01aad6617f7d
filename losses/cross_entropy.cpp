#include "losses/cross_entropy.hpp"

#include "losses/parts/log_odds.hpp"
#include "losses/parts/per_example.hpp"
#include "losses/parts/range.hpp"
#include "losses/parts/targets.hpp"

namespace focalgrad::losses {

// #region cross-entropy
Var binary_cross_entropy(const Var& logits, const Tensor& targets, const BinaryCrossEntropyOptions& options,
                         Line line) {
  check_range(options.pos_weight, 0, unlimited, "pos_weight", "binary_cross_entropy", line);
  check_range(options.alpha.value_or(0), 0, 1, "alpha", "binary_cross_entropy", line);
  check_range(options.label_smoothing, 0, 1, "label_smoothing", "binary_cross_entropy", line);
  const Scalar positive = options.pos_weight * options.alpha.value_or(1);
  const Scalar negative = options.alpha ? 1 - *options.alpha : 1;
  const Var t =
      targets_on_tape(logits, targets, Targets::soft, "binary_cross_entropy", line, options.label_smoothing);
  return per_example<"binary_cross_entropy",
                     "positive * t * log(1 + exp(-x)) + negative * (1 - t) * log(1 + exp(x))",
                     "(negative * (1 - t) / (1 + exp(-x)) - positive * t / (1 + exp(x)))">(
      logits, t, options.reduction, line,
      [=](auto& logit, auto& target) {
        const Probability of(logit);
        return -positive * target * of.log_p - negative * (1 - target) * of.log_not_p;
      },
      [=](auto& logit, auto& target) {
        const Probability of(logit);
        return negative * (1 - target) * of.p - positive * target * of.not_p;
      });
}
// #endregion cross-entropy

Var cross_entropy(const Var& logits, std::span<const std::size_t> classes, const CrossEntropyOptions& options,
                  Line line) {
  const Var losses = softplus(-Operand(log_odds(logits, classes, "cross_entropy", line), line), line);
  if (options.weights.empty()) return reduce_losses(losses, options.reduction, classes, line);

  const Var weights = class_weights(logits.tape(), classes, options.weights, logits.value().shape()[1],
                                    "cross_entropy", line);
  const Var weighted = Operand(losses, line) * weights;
  if (options.reduction != Reduction::mean) return reduce_losses(weighted, options.reduction, classes, line);
  return Operand(sum(weighted, {}, false, line), line) / sum(weights, {}, false, line);
}

}  // namespace focalgrad::losses
