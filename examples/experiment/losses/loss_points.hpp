// A loss as a function of p_t, the probability that a model gives to an example's own class.
#pragma once

#include <span>
#include <vector>

#include "examples/experiment/losses/loss_spec.hpp"

namespace focalgrad::experiment {

struct LossPoint {
  double p_t, loss, slope;  ///< loss in nats; slope: ∂loss/∂x_t, x_t the logit towards the example's class
};

/// The loss of a positive, or of a negative, with each of these x_t, by the tape: p_t = sigmoid(x_t).
/// counts: of the training part, which some losses weigh by.  Of a loss of whole batches (ohem), as one
/// batch.
std::vector<LossPoint> loss_points(const LossSpec& loss, const ClassCounts& counts, bool positive,
                                   std::span<const double> x_t);

/// x_t of a p_t, above 0 and below 1.
double log_odds_of(double p_t);

}  // namespace focalgrad::experiment
