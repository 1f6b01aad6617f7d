#include "losses/baselines/poly.hpp"

#include "autograd/tape.hpp"
#include "losses/parts/targets.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

Var poly1(const Var& logits, const Tensor& targets, const Poly1Options& options, Line line) {
  const RecordingLine here(logits, "poly1", line);
  check_range(here, "epsilon", options.epsilon, at_least(-1));
  const Var t = targets_on_tape(logits, targets, Targets::hard, here);
  const Var x_t = (2 * t - 1) * logits;
  return reduce_losses(softplus(-x_t) + options.epsilon * sigmoid(-x_t), options.reduction, t, here);
}

}  // namespace focalgrad::losses
