#include "losses/baselines/margins_and_priors.hpp"

#include <cmath>

#include "autograd/tape.hpp"
#include "losses/parts/targets.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

Var focal_star(const Var& logits, const Tensor& targets, const FocalStarOptions& options, Line line) {
  const RecordingLine here(logits, "focal_star", line);
  check_range(here, "gamma", options.gamma, above(0));
  check_range(here, "alpha", options.alpha.value_or(0), between(0, 1));
  const Var t = targets_on_tape(logits, targets, Targets::hard, here);
  const Var x_t = (2 * t - 1) * logits;
  Var losses = softplus(-(options.gamma * x_t + options.beta)) / options.gamma;
  if (options.alpha) losses = (*options.alpha * t + (1 - *options.alpha) * (1 - t)) * losses;
  return reduce_losses(losses, options.reduction, t, here);
}

Var logit_adjusted(const Var& logits, const Tensor& targets, const LogitAdjustedOptions& options, Line line) {
  const RecordingLine here(logits, "logit_adjusted", line);
  check_range(here, "prior", options.prior, above(0).below(1));
  check_range(here, "tau", options.tau, at_least(0));
  const Var t = targets_on_tape(logits, targets, Targets::hard, here);
  const Var adjusted = logits + options.tau * std::log(options.prior / (1 - options.prior));
  return reduce_losses(softplus(-(2 * t - 1) * adjusted), options.reduction, t, here);
}

Var ldam(const Var& logits, const Tensor& targets, const LdamOptions& options, Line line) {
  const RecordingLine here(logits, "ldam", line);
  check_range(here, "positives", options.positives, at_least(1));
  check_range(here, "negatives", options.negatives, at_least(1));
  check_range(here, "max_margin", options.max_margin, at_least(0));
  check_range(here, "scale", options.scale, above(0));
  const auto margin = [&](Scalar count) {
    return options.max_margin *
           std::pow(std::min(options.positives, options.negatives) / count, Scalar(0.25));
  };
  const Var t = targets_on_tape(logits, targets, Targets::hard, here);
  const Var x_t = (2 * t - 1) * logits;
  const Var margin_t = margin(options.positives) * t + margin(options.negatives) * (1 - t);
  return reduce_losses(softplus(-options.scale * (x_t - margin_t)), options.reduction, t, here);
}

}  // namespace focalgrad::losses
