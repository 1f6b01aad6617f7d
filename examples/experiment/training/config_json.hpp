// A config as JSON, the content of config.json.
#pragma once

#include "examples/experiment/text/json.hpp"
#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// The fields that are used, by their names.
nlohmann::json to_json(const Config& config);
/// Throws Error: a key that there is not, or a value of the wrong kind, naming it.
Config config_from_json(const nlohmann::json& json);

}  // namespace focalgrad::experiment
