#include "losses/baselines/poly.hpp"

#include "autograd/tape.hpp"
#include "losses/parts/range.hpp"
#include "losses/parts/targets.hpp"

namespace focalgrad::losses {

// #region poly1
Var poly1(const Var& logits, const Tensor& targets, const Poly1Options& options, Line line) {
  const RecordingLine here(logits, "poly1", line);
  check_range(options.epsilon, -1, unlimited, "epsilon", "poly1", line);
  const Var t = targets_on_tape(logits, targets, Targets::hard, "poly1", line);
  const Var x_t = (2 * t - 1) * logits;
  return reduce_losses(softplus(-x_t) + options.epsilon * sigmoid(-x_t), options.reduction, t, "poly1", line);
}
// #endregion poly1

}  // namespace focalgrad::losses
