#include "losses/baselines/asymmetric.hpp"

#include "autograd/tape.hpp"
#include "losses/parts/targets.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

Var asymmetric(const Var& logits, const Tensor& targets, const AsymmetricOptions& options, Line line) {
  const RecordingLine here(logits, "asymmetric", line);
  check_range(here, "gamma_positive", options.gamma_positive, at_least(0));
  check_range(here, "gamma_negative", options.gamma_negative, at_least(0));
  check_range(here, "margin", options.margin, at_least(0).below(1));
  const Var t = targets_on_tape(logits, targets, Targets::hard, here);
  const Scalar m = options.margin;
  const Var log_p = log_sigmoid(logits), log_not_p = log_sigmoid(-logits);
  // Without a margin the logarithms of p and 1 − p are known far out; with one, 1 − p_m stays above it.
  const Var inside = sigmoid(logits) > m;
  const Var p_m = where(inside, sigmoid(logits) - m, Scalar(0.5));  // 0.5: any value that has a logarithm
  const Var log_p_m = m > 0 ? log(p_m) : log_p, log_not_p_m = m > 0 ? log1p(-p_m) : log_not_p;
  const Var positive = -exp(options.gamma_positive * log_not_p) * log_p;
  const Var negative = -exp(options.gamma_negative * log_p_m) * log_not_p_m;
  const Var losses = where(t, positive, m > 0 ? where(inside, negative, 0) : negative);
  return reduce_losses(losses, options.reduction, t, here);
}

}  // namespace focalgrad::losses
