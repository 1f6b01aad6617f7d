// From the probability that a loss makes a model say to the posterior.
#pragma once

#include <span>
#include <vector>

#include "examples/experiment/losses/loss_spec.hpp"

namespace focalgrad::experiment {

/// The posterior η at which each logit x is the loss's own minimum: η l'(x, 1) + (1 − η) l'(x, 0) = 0, so
/// η = l'(x, 0) / (l'(x, 0) − l'(x, 1)), l' read off a tape.  A model that is as good as its loss allows is
/// calibrated after it.  For cross-entropy that is sigmoid(x); for focal loss, with q = sigmoid(x),
/// posterior odds = (1 − α)/α · [q/φ(q)] / [(1 − q)/φ(1 − q)],  φ(p) = (1 − p)^γ − γ p (1 − p)^(γ−1) ln p
/// (Charoenphakdee et al. 2021, with α added).  sigmoid(x) for a loss that is not of one example.
std::vector<double> calibrated(const LossSpec& loss, const ClassCounts& counts,
                               std::span<const double> logits);

/// logit + log(prior odds) − log(odds among the rows that were trained on): undoes a resampling.
double prior_shift(const ClassCounts& all, const ClassCounts& trained_on);

/// The probability that focal loss's minimum gives an example whose true posterior is `posterior`: the
/// formula above, solved for q.  alpha 0.5 is no weighting.
double focal_minimiser(double posterior, double gamma, double alpha);
/// The posterior at which that probability is 0.5: where the model's threshold of 0.5 really cuts; α odds
/// alone decide it.
double posterior_at_half(double alpha);

}  // namespace focalgrad::experiment
