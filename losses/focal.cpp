#include "losses/focal.hpp"

#include "losses/parts/log_odds.hpp"
#include "losses/parts/per_example.hpp"
#include "losses/parts/targets.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

namespace {

// #region focal
/// FL of each logit, of which a positive counts `positive` times and a negative `negative` times, reduced.
Var binary_focal(const Var& x, const Var& t, Scalar gamma, Scalar positive, Scalar negative,
                 Reduction reduction, const Caller& caller) {
  // [A3.5]
  // With s = 2t − 1, x_t = s·x and p_t = sigmoid(x_t):
  //   FL      = −a_t (1 − p_t)^gamma log p_t
  //   dFL/dx  = a_t s (1 − p_t)^gamma (gamma p_t log p_t + p_t − 1)        (Lin et al. 2017, equation 10)
  // The power is that of log(1 − p_t), not of a rounded 1 − p_t: the gradient is finite for gamma < 1 too.
  return per_example<"focal", "-alpha_t * (1 - p_t) ** gamma * log(p_t)",
                     "alpha_t * s * (1 - p_t) ** gamma * (gamma * p_t * log(p_t) + p_t - 1)">(
      x, t, reduction, caller,
      [=](auto& logit, auto& target) {
        const auto s = share(2 * target - 1);
        const auto alpha_t = share(target * positive + (1 - target) * negative);
        const Probability own(share(s * logit));
        return -alpha_t * exp(gamma * own.log_not_p) * own.log_p;
      },
      [=](auto& logit, auto& target) {
        const auto s = share(2 * target - 1);
        const auto alpha_t = share(target * positive + (1 - target) * negative);
        const Probability own(share(s * logit));
        return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
      });
  // [/A3.5]
}
// #endregion focal

/// Of targets that are a Tensor or a Var.
Var focal_of(const Var& logits, const auto& targets, const FocalOptions& options, const Line& line) {
  const Caller caller = logits.called("focal", line);
  check_range(caller, "gamma", options.gamma, at_least(0));
  check_range(caller, "alpha", options.alpha.value_or(0), between(0, 1));
  const Var t = targets_on_tape(logits, targets, Targets::hard, caller);
  const Scalar positive = options.alpha.value_or(1), negative = options.alpha ? 1 - *options.alpha : 1;
  return binary_focal(logits, t, options.gamma, positive, negative, options.reduction, caller);
}

}  // namespace

Var focal(const Var& logits, const Tensor& targets, const FocalOptions& options, Line line) {
  return focal_of(logits, targets, options, line);
}
Var focal(const Var& logits, const Var& targets, const FocalOptions& options, Line line) {
  return focal_of(logits, targets, options, line);
}

Var focal_multiclass(const Var& logits, std::span<const std::size_t> classes,
                     const FocalMulticlassOptions& options, Line line) {
  const RecordingLine here(logits, "focal_multiclass", line);
  check_range(here, "gamma", options.gamma, at_least(0));
  Tape& tape = logits.tape();
  const Var odds = log_odds(logits, classes, here);
  // Of one class the log-odds are infinite: (1 − p_t)^0 is 1 still, but not as exp(0 · log 0).
  Var losses = options.gamma == 0
                   ? softplus(-odds)
                   : binary_focal(odds, tape.constant(1), options.gamma, 1, 1, Reduction::none, here);
  if (!options.alpha.empty())
    losses = losses * class_weights(tape, classes, options.alpha, logits.value().shape()[1], here);
  return reduce_losses(losses, options.reduction, classes, here);
}

}  // namespace focalgrad::losses
