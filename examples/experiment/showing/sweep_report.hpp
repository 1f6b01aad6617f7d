// sweep.html: a whole sweep as one page that opens anywhere.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/sweep/sweep_summary.hpp"

namespace focalgrad::experiment {

/// The page, in two languages, that opens in `language`: findings, tables and the grid as HTML, and the
/// differences as data for the heat maps (examples/report).  The same for the same results, whoever trained
/// them and in which order.
std::string sweep_report(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                         Language language);

}  // namespace focalgrad::experiment
