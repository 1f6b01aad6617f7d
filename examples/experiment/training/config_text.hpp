// A config as the text of config.json.
#pragma once

#include <set>
#include <string>

#include "examples/experiment/training/config_fields.hpp"

namespace focalgrad::experiment {

/// The fields that are used, but `without`, by their names.
std::string config_text(const Config& config, const std::set<std::string>& without = {});
/// One field's value, as it stands there.
std::string value_text(const Config& config, const ConfigField& field);
/// Throws Error: it is not JSON; an unknown key, or a value of the wrong kind, naming it.
Config config_from_text(const std::string& text);

}  // namespace focalgrad::experiment
