// A story as JSON, for the report's charts and for snapshots.
#pragma once

#include "examples/experiment/findings/story.hpp"
#include "examples/experiment/text/json.hpp"

namespace focalgrad::experiment {

/// steps, looks, plane, points, curves: null what is not there, or not known.
nlohmann::json to_json(const Told& told);
/// path: where it is from.
/// Throws nlohmann::json::exception, or Error: to_json has not written it, for so many losses.
Told told_from_json(const nlohmann::json& json, std::size_t losses, const std::string& path);

}  // namespace focalgrad::experiment
