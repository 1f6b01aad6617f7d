#include "examples/experiment/measuring/cumulative.hpp"

#include <algorithm>
#include <numeric>

namespace focalgrad::experiment {

CumulativeShare cumulative_share(std::vector<double> losses) {
  std::sort(losses.begin(), losses.end());
  const double total = std::accumulate(losses.begin(), losses.end(), 0.0);
  CumulativeShare share{{0}, {0}};
  double so_far = 0;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    so_far += losses[i];
    share.examples.push_back(static_cast<double>(i + 1) / static_cast<double>(losses.size()));
    share.loss.push_back(total > 0 ? so_far / total : 0);
  }
  return share;
}

}  // namespace focalgrad::experiment
