// What a sweep came to, as tables and heat maps.
#pragma once

#include <cstdio>
#include <vector>

#include "examples/experiment/sweep/sweep_summary.hpp"

namespace focalgrad::experiment {

/// Prints each metric of every loss at every imbalance, each at its best rate, beside it logistic regression
/// where the metric is average precision, and the paired differences from the first loss; then the sentences
/// of sweep_verdict.
void print_sweep(std::FILE* to, const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                 Language language = Language::english);

/// The same tables as FOLDER/heat-METRIC and FOLDER/heat-difference-METRIC, .svg and .png; a difference whose
/// interval holds 0 has no colour.  Throws Error: gnuplot is not there.
void draw_sweep(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                const std::string& folder);

}  // namespace focalgrad::experiment
