// Which learning rate suits a loss best.
#pragma once

#include <optional>
#include <vector>

#include "examples/experiment/sweep/results_file.hpp"

namespace focalgrad::experiment {

/// A loss's mean average precision on the seeds' validation parts at an imbalance, one a learning rate of the
/// grid; NaN where a training diverged or is not there.
std::vector<double> validation_means(const SweepFile& file, const Grid& grid, std::size_t negatives,
                                     std::size_t loss);

/// The rate with the largest, the first of equal ones; none when all are NaN.
std::optional<double> best_rate(const std::vector<double>& rates, const std::vector<double>& means);

}  // namespace focalgrad::experiment
