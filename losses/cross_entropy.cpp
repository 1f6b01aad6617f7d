#include "losses/cross_entropy.hpp"

#include "losses/log_odds.hpp"
#include "losses/per_example.hpp"
#include "losses/targets.hpp"

namespace focalgrad::losses {

// #region cross-entropy
Var binary_cross_entropy(const Var& logits, const Tensor& targets, const BinaryCrossEntropyOptions& options,
                         Line line) {
  const Scalar w = options.pos_weight;
  if (!(w >= 0))
    throw Error(line, "binary_cross_entropy",
                "pos_weight is " + std::to_string(w) + "; it must be 0 or more");
  const Var t = targets_on_tape(logits, targets, Targets::soft, "binary_cross_entropy", line);
  return per_example<"binary_cross_entropy", "pos_weight * t * log(1 + exp(-x)) + (1 - t) * log(1 + exp(x))",
                     "((1 - t) / (1 + exp(-x)) - pos_weight * t / (1 + exp(x)))">(
      logits, t, options.reduction, line,
      [w](auto logit, auto target) {
        const Probability of(logit);
        return -w * target * of.log_p - (1 - target) * of.log_not_p;
      },
      [w](auto logit, auto target) {
        const Probability of(logit);
        return (1 - target) * of.p - w * target * of.not_p;
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
