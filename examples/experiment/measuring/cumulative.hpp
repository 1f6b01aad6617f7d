// How unequally a loss is shared out.
#pragma once

#include <vector>

namespace focalgrad::experiment {

/// From (0, 0) to (1, 1): how much of the sum the easiest examples have.
struct CumulativeShare {
  std::vector<double> examples, loss;  ///< shares, a point an example
};
/// losses: of the examples, in any order.  The loss's share stays 0 where the sum is.
CumulativeShare cumulative_share(std::vector<double> losses);

}  // namespace focalgrad::experiment
