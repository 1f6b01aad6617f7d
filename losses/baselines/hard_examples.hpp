// Online hard example mining: of a batch, only the examples with the largest losses count.
#pragma once

#include "autograd/operators.hpp"

namespace focalgrad::losses {

/// Which examples a batch is reduced to: the `share` of them with the largest losses, at least one
/// (Shrivastava et al. 2016; the competitor of Lin et al. 2017, table 1d).  A factor for each loss, so that
/// the mean over all is the mean over those that count: their number's inverse share for them, 0 for the
/// others. No gradient flows through.  losses: any shape; share in (0, 1].  Of equal losses the earlier ones
/// count. Throws Error: a share out of its range.
Var hard_examples(const Var& losses, Scalar share, Line line = {});

}  // namespace focalgrad::losses
