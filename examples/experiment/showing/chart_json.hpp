// Charts as JSON, for the report.
#pragma once

#include "examples/experiment/showing/chart.hpp"
#include "examples/experiment/text/json.hpp"

namespace focalgrad::experiment {

/// {"kind": "chart"} and the members by their names but the diagonal; null where a number is not finite.
nlohmann::json to_json(const Chart& chart);
/// {"kind": "heat"} and the members by their names; null where a value is not finite.
nlohmann::json to_json(const HeatMap& map);
/// What its kind gives.
nlohmann::json to_json(const Picture& picture);

}  // namespace focalgrad::experiment
