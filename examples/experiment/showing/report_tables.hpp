// The report's tables, as HTML that needs no script.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/findings/drowning.hpp"
#include "examples/experiment/findings/summary.hpp"
#include "examples/experiment/findings/tuned_rate.hpp"

namespace focalgrad::experiment {

/// The metrics of metric_tables: means with half of their intervals, the Bayes row, and the differences.
std::string metrics_html(const Summary& summary);

/// What each loss makes of the same models, one of each start: the sentences and a table.
std::string drowning_html(const Config& config, const std::vector<Moment>& moments);

/// The average precision of each learning rate tried, and which were chosen; empty where none were tried.
std::string tuning_html(const Config& config, const std::vector<TunedRate>& tuned);

}  // namespace focalgrad::experiment
