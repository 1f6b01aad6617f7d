#include "losses/focal.hpp"

#include "autograd/record.hpp"
#include "losses/log_odds.hpp"
#include "losses/targets.hpp"

namespace focalgrad::losses {

namespace {

void check_gamma(Scalar gamma, std::string_view operation, const Line& line) {
  if (!(gamma >= 0))
    throw Error(line, operation, "gamma is " + std::to_string(gamma) + "; it must be 0 or more");
}

// #region focal
/// With s = 2t − 1 and x_t = s·x:  log p_t = −softplus(−x_t)  and  log(1 − p_t) = −softplus(x_t), so that
///   FL      = a_t exp(−gamma softplus(x_t)) softplus(−x_t)
///   dFL/dx  = a_t s (1 − p_t)^gamma (gamma p_t log p_t + p_t − 1)        (Lin et al. 2017, equation 10)
/// and no power of a rounded 1 − p_t is taken: the gradient is finite for gamma < 1 too.
Var focal_of_each(const Var& x, const Var& t, Scalar gamma, Scalar positive, Scalar negative,
                  const Line& line) {
  return elementwise<"focal",
                     "y = -alpha_t * (1 - p_t) ** gamma * log(p_t);  "
                     "dx = g * alpha_t * s * (1 - p_t) ** gamma * (gamma * p_t * log(p_t) + p_t - 1)">(
      line, {x, t},
      [=](auto logit, auto target) {
        const auto x_t = (2 * target - 1) * logit;
        const auto alpha_t = target * positive + (1 - target) * negative;
        return alpha_t * exp(-gamma * softplus(x_t)) * softplus(-x_t);
      },
      [=](auto g, auto, auto logit, auto target) {
        const auto s = 2 * target - 1;
        const auto x_t = s * logit;
        const auto alpha_t = target * positive + (1 - target) * negative;
        const auto log_p_t = -softplus(-x_t);
        const auto modulator = exp(-gamma * softplus(x_t));
        return g * alpha_t * s * modulator * (gamma * sigmoid(x_t) * log_p_t - sigmoid(-x_t));
      });
}
// #endregion focal

}  // namespace

Var focal(const Var& logits, const Tensor& targets, const FocalOptions& options, Line line) {
  check_gamma(options.gamma, "focal", line);
  if (options.alpha && !(*options.alpha >= 0 && *options.alpha <= 1))
    throw Error(
        line, "focal",
        "alpha is " + std::to_string(*options.alpha) + "; it must be from 0 to 1, or none for no weighting");
  const Var t = targets_on_tape(logits, targets, Targets::hard, "focal", line);
  const Scalar positive = options.alpha.value_or(1), negative = options.alpha ? 1 - *options.alpha : 1;
  return reduce(focal_of_each(logits, t, options.gamma, positive, negative, line), options.reduction,
                count_positives(targets), line);
}

Var focal_multiclass(const Var& logits, std::span<const std::size_t> classes,
                     const FocalMulticlassOptions& options, Line line) {
  check_gamma(options.gamma, "focal_multiclass", line);
  const Var odds = log_odds(logits, classes, "focal_multiclass", line);
  Var losses = focal_of_each(odds, logits.tape().constant(1, {}, line), options.gamma, 1, 1, line);
  if (!options.alpha.empty())
    losses = Operand(losses, line) * class_weights(logits.tape(), classes, options.alpha,
                                                   logits.value().shape()[1], "focal_multiclass", line);
  return reduce(losses, options.reduction, foreground(classes), line);
}

}  // namespace focalgrad::losses
