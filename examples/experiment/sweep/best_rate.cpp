#include "examples/experiment/sweep/best_rate.hpp"

namespace focalgrad::experiment {

std::vector<double> validation_means(const SweepFile& file, const Grid& grid, std::size_t negatives,
                                     std::size_t loss) {
  std::vector<double> means;
  for (const double rate : grid.learning_rates) {
    double& mean = means.emplace_back(0);
    for (std::size_t k = 0; k < grid.config.seeds; ++k)
      mean += file.value({negatives, grid.config.seed + k, rate, loss}, "validation_average_precision") /
              static_cast<double>(grid.config.seeds);
  }
  return means;
}

std::optional<double> best_rate(const std::vector<double>& rates, const std::vector<double>& means) {
  std::optional<double> best;
  double most = -1;
  for (std::size_t k = 0; k < rates.size(); ++k)
    if (means[k] > most) most = means[k], best = rates[k];
  return best;
}

}  // namespace focalgrad::experiment
