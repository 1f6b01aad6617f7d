// Online hard example mining: of a batch, only the examples with the largest losses count.
#pragma once

#include "autograd/operators.hpp"

namespace focalgrad::losses {

/// Which examples a batch is reduced to: the `share` of them with the largest losses, at least one.
/// Shrivastava et al. 2016; it competes with focal loss in Lin et al. 2017, table 1d.
///   factor = n / kept for those that count, 0 for the others
/// so that mean(losses * factors) is the mean of those that count.  No gradient flows through the factors.
/// losses any shape -> the same shape
/// share in (0, 1].  Of equal losses the earlier ones count.
/// Throws Error: a share out of its range.
Var hard_examples(const Var& losses, Scalar share, Line line = {});

}  // namespace focalgrad::losses
