// The options that the programs share: data, losses, model and training.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "examples/experiment/command/command_line.hpp"
#include "examples/experiment/training/config_fields.hpp"

namespace focalgrad::experiment {

/// The values on the command line, some of them still to be parsed.
struct TrainingOptions {
  Config config;
  std::string losses;  ///< empty: ce and focal
  std::optional<double> gamma, alpha;
  std::string hidden, prior = "data", lang;
  std::size_t jobs;                       ///< one a processor unless it is given
  Language language = Language::english;  ///< examples/language.hpp

  TrainingOptions();
  /// All of it as a config.  Throws Error: an option that cannot be read, naming it.
  Config read() const;
};

/// The option that puts a field of the config there.
Option option(TrainingOptions& into, const ConfigField& field);
/// Those that the programs share.
std::vector<Option> options(TrainingOptions& into);

}  // namespace focalgrad::experiment
