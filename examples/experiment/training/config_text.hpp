// A config as the text of config.json.
#pragma once

#include <set>
#include <string>

#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// The fields that are used, but `without`, by their names.
std::string config_text(const Config& config, const std::set<std::string>& without = {});
/// Throws Error: it is not JSON; an unknown key, or a value of the wrong kind, naming it.
Config config_from_text(const std::string& text);

}  // namespace focalgrad::experiment
