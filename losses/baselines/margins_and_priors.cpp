#include "losses/baselines/margins_and_priors.hpp"

#include <cmath>

#include "autograd/tape.hpp"
#include "losses/parts/range.hpp"
#include "losses/parts/targets.hpp"

namespace focalgrad::losses {

// #region focal-star
Var focal_star(const Var& logits, const Tensor& targets, const FocalStarOptions& options, Line line) {
  const RecordingLine here(logits, "focal_star", line);
  check_range(options.gamma, smallest, unlimited, "gamma", "focal_star", line);
  check_range(options.alpha.value_or(0), 0, 1, "alpha", "focal_star", line);
  const Var t = targets_on_tape(logits, targets, Targets::hard, "focal_star", line);
  const Var x_t = (2 * t - 1) * logits;
  Var losses = softplus(-(options.gamma * x_t + options.beta)) / options.gamma;
  if (options.alpha) losses = (*options.alpha * t + (1 - *options.alpha) * (1 - t)) * losses;
  return reduce_losses(losses, options.reduction, t, "focal_star", line);
}
// #endregion focal-star

// #region logit-adjusted
Var logit_adjusted(const Var& logits, const Tensor& targets, const LogitAdjustedOptions& options, Line line) {
  const RecordingLine here(logits, "logit_adjusted", line);
  check_range(options.prior, smallest, 1 - smallest, "prior", "logit_adjusted", line);
  check_range(options.tau, 0, unlimited, "tau", "logit_adjusted", line);
  const Var t = targets_on_tape(logits, targets, Targets::hard, "logit_adjusted", line);
  const Var adjusted = logits + options.tau * std::log(options.prior / (1 - options.prior));
  return reduce_losses(softplus(-(2 * t - 1) * adjusted), options.reduction, t, "logit_adjusted", line);
}
// #endregion logit-adjusted

// #region ldam
Var ldam(const Var& logits, const Tensor& targets, const LdamOptions& options, Line line) {
  const RecordingLine here(logits, "ldam", line);
  check_range(options.positives, 1, unlimited, "positives", "ldam", line);
  check_range(options.negatives, 1, unlimited, "negatives", "ldam", line);
  check_range(options.max_margin, 0, unlimited, "max_margin", "ldam", line);
  check_range(options.scale, smallest, unlimited, "scale", "ldam", line);
  const auto margin = [&](Scalar count) {
    return options.max_margin *
           std::pow(std::min(options.positives, options.negatives) / count, Scalar(0.25));
  };
  const Var t = targets_on_tape(logits, targets, Targets::hard, "ldam", line);
  const Var x_t = (2 * t - 1) * logits;
  const Var margin_t = margin(options.positives) * t + margin(options.negatives) * (1 - t);
  return reduce_losses(softplus(-options.scale * (x_t - margin_t)), options.reduction, t, "ldam", line);
}
// #endregion ldam

}  // namespace focalgrad::losses
