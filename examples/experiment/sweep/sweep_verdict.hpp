// A sweep in sentences.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/sweep/sweep_summary.hpp"

namespace focalgrad::experiment {

/// What was looked through, how many differences are better, worse and not seen, and how many chance alone
/// would make; then each loss in each metric, and why; where logistic regression is ahead; and what could
/// have been seen.  metrics: those shown.
std::vector<std::string> sweep_verdict(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                                       Language language = Language::english);

/// The first two of these sentences: what was looked through, and the counts.
std::vector<std::string> looked_through(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                                        Language language);

}  // namespace focalgrad::experiment
