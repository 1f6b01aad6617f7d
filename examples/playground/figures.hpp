// The article's figures: a loss as a function of p_t, and one example under it.
#pragma once

#include <vector>

#include "examples/experiment/losses/loss_points.hpp"

namespace focalgrad::playground {

/// The loss of a positive, or of a negative, at `count` values of p_t in the middle of equal parts of (0, 1),
/// by the tape.  counts: of the training part, which some losses weigh by.
std::vector<experiment::LossPoint> curve(const experiment::LossSpec& loss,
                                         const experiment::ClassCounts& counts, bool positive,
                                         std::size_t count);

/// The example whose cross-entropy is given, in nats: p_t = e^−cross_entropy.
/// Throws Error: a cross-entropy that is not above 0.
experiment::LossPoint example_of(const experiment::LossSpec& loss, const experiment::ClassCounts& counts,
                                 bool positive, double cross_entropy);

}  // namespace focalgrad::playground
