// What all seeds came to as JSON.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/findings/summary.hpp"
#include "examples/experiment/findings/tuned_rate.hpp"
#include "examples/experiment/text/json.hpp"

namespace focalgrad::experiment {

/// {"mean", "low", "high"}, null where not known.
nlohmann::json to_json(const Interval& interval);

/// The text of summary.json.
std::string summary_text(const Summary& summary, const std::vector<TunedRate>& tuned, bool interrupted);

}  // namespace focalgrad::experiment
