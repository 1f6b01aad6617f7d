// What the charts of sweep.html are drawn from.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/sweep/sweep_summary.hpp"

namespace focalgrad::experiment {

/// As JSON that a script element can hold: of each metric the differences from the first loss with their
/// intervals, first each loss at its own best rate, then, where there are several, all at the same one.
std::string sweep_report_data(const SweepSummary& summary, const std::vector<SweepMetric>& metrics);

}  // namespace focalgrad::experiment
