#include "losses/cross_entropy.hpp"

#include "autograd/record.hpp"
#include "losses/log_odds.hpp"
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
  const Var losses = elementwise<"binary_cross_entropy",
                                 "y = pos_weight * t * log(1 + exp(-x)) + (1 - t) * log(1 + exp(x));  "
                                 "dx = g * ((1 - t) / (1 + exp(-x)) - pos_weight * t / (1 + exp(x)))">(
      line, {logits, t},
      [w](auto x, auto y_true) { return w * y_true * softplus(-x) + (1 - y_true) * softplus(x); },
      [w](auto g, auto, auto x, auto y_true) {
        return g * ((1 - y_true) * sigmoid(x) - w * y_true * sigmoid(-x));
      });
  return reduce(losses, options.reduction, count_positives(targets), line);
}
// #endregion cross-entropy

Var cross_entropy(const Var& logits, std::span<const std::size_t> classes, const CrossEntropyOptions& options,
                  Line line) {
  const Var losses = softplus(-Operand(log_odds(logits, classes, "cross_entropy", line), line), line);
  const Scalar positives = foreground(classes);
  if (options.weights.empty()) return reduce(losses, options.reduction, positives, line);

  const Var weights = class_weights(logits.tape(), classes, options.weights, logits.value().shape()[1],
                                    "cross_entropy", line);
  const Var weighted = Operand(losses, line) * weights;
  if (options.reduction != Reduction::mean) return reduce(weighted, options.reduction, positives, line);
  return Operand(sum(weighted, {}, false, line), line) / sum(weights, {}, false, line);
}

}  // namespace focalgrad::losses
