// What a sweep came to, as tables and heat maps.
#pragma once

#include <cstdio>
#include <string>

#include "examples/experiment/sweep/results_file.hpp"

namespace focalgrad::experiment {

/// For a loss at an imbalance: the learning rate with the best mean validation_average_precision over the
/// seeds.
double best_rate(const SweepFile& file, const Grid& grid, std::size_t negatives, std::size_t loss);

/// Prints the metric of every loss at every imbalance, each at its best rate, and the paired differences from
/// the first loss; draws both as heat maps, FOLDER/heat-METRIC and FOLDER/heat-difference-METRIC.
void print_sweep(std::FILE* to, const SweepFile& file, const Grid& grid, const std::string& metric);

}  // namespace focalgrad::experiment
