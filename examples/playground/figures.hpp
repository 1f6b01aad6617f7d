// The article's figures: a loss as a function of p_t, and one example under it.
#pragma once

#include <vector>

#include "examples/experiment/losses/loss_spec.hpp"

namespace focalgrad::playground {

/// One example of a class whose model gives its own class the probability p_t.
struct Point {
  double p_t, loss, slope;  ///< slope: ∂loss/∂x_t, of the logit towards the example's class
};

/// The loss of a positive, or of a negative, at `count` values of p_t in the middle of equal parts of (0, 1),
/// by the tape.  counts: of the training part, which some losses weigh by.
std::vector<Point> curve(const experiment::LossSpec& loss, const experiment::ClassCounts& counts,
                         bool positive, std::size_t count);

/// The example whose cross-entropy is given, above 0: p_t = e^−cross_entropy.
Point example_of(const experiment::LossSpec& loss, const experiment::ClassCounts& counts, bool positive,
                 double cross_entropy);

}  // namespace focalgrad::playground
