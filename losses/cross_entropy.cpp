#include "losses/cross_entropy.hpp"

#include "losses/parts/log_odds.hpp"
#include "losses/parts/per_example.hpp"
#include "losses/parts/targets.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

/// Of targets that are a Tensor or a Var.
static Var binary_cross_entropy_of(const Var& logits, const auto& targets,
                                   const BinaryCrossEntropyOptions& options, const Line& line) {
  const Caller caller = logits.called("binary_cross_entropy", line);
  check_range(caller, "pos_weight", options.pos_weight, at_least(0));
  check_range(caller, "alpha", options.alpha.value_or(0), between(0, 1));
  check_range(caller, "label_smoothing", options.label_smoothing, between(0, 1));
  const Scalar positive = options.pos_weight * options.alpha.value_or(1);
  const Scalar negative = options.alpha ? 1 - *options.alpha : 1;
  const Var t = targets_on_tape(logits, targets, Targets::soft, caller, options.label_smoothing);
  // [A3.4]
  return per_example<"binary_cross_entropy",
                     "positive * t * log(1 + exp(-x)) + negative * (1 - t) * log(1 + exp(x))",
                     "(negative * (1 - t) / (1 + exp(-x)) - positive * t / (1 + exp(x)))">(
      logits, t, options.reduction, caller,
      // #region two-cases
      [=](auto& logit, auto& target) {
        const Probability of(logit);
        return -positive * target * of.log_p - negative * (1 - target) * of.log_not_p;
      },
      // #endregion two-cases
      [=](auto& logit, auto& target) {
        const Probability of(logit);
        return negative * (1 - target) * of.p - positive * target * of.not_p;
      });
  // [/A3.4]
}

Var binary_cross_entropy(const Var& logits, const Tensor& targets, const BinaryCrossEntropyOptions& options,
                         Line line) {
  return binary_cross_entropy_of(logits, targets, options, line);
}
Var binary_cross_entropy(const Var& logits, const Var& targets, const BinaryCrossEntropyOptions& options,
                         Line line) {
  return binary_cross_entropy_of(logits, targets, options, line);
}

Var cross_entropy(const Var& logits, std::span<const std::size_t> classes, const CrossEntropyOptions& options,
                  Line line) {
  const RecordingLine here(logits, "cross_entropy", line);
  const Var losses = softplus(-log_odds(logits, classes, here));
  if (options.weights.empty()) return reduce_losses(losses, options.reduction, classes, here);

  const std::size_t count = logits.value().shape()[1];
  const Var weights = class_weights(logits.tape(), classes, options.weights, count, here);
  const bool by_weights = options.reduction == Reduction::mean && !classes.empty();
  if (!by_weights) return reduce_losses(losses * weights, options.reduction, classes, here);
  return sum(losses * weights) / sum(weights);
}

}  // namespace focalgrad::losses
