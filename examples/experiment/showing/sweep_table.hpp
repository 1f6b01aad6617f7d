// What a sweep came to, as tables and heat maps.
#pragma once

#include <cstdio>
#include <string>

#include "examples/experiment/sweep/results_file.hpp"
#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// Prints the metric of every loss at every imbalance, each at its best rate, and the paired differences from
/// the first loss; draws both as heat maps, FOLDER/heat-METRIC and FOLDER/heat-difference-METRIC.
void print_sweep(std::FILE* to, const SweepFile& file, const Grid& grid, const std::string& metric,
                 Language language = Language::english);

}  // namespace focalgrad::experiment
