// How the losses of the examples become one number.
#pragma once

#include "autograd/operators.hpp"

namespace focalgrad::losses {

/// none: the losses as they are.  sum, mean: over all elements.  by_positives: the sum divided by the number
/// of positives, at least 1 (Lin et al. 2017, section 4, where most anchors are easy negatives).
enum class Reduction { none, sum, mean, by_positives };

/// Throws Error: the mean of no losses.
Var reduce(const Var& losses, Reduction reduction, Scalar positives, Line line);

}  // namespace focalgrad::losses
