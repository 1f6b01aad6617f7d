// The options that the programs share: data, losses, model and training.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "examples/experiment/command/command_line.hpp"
#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// What stands on the command line, some of it still to be read.
struct TrainingOptions {
  Config config;
  std::string losses;  ///< empty: ce and focal
  std::optional<double> gamma, alpha;
  std::string hidden = "32,32", prior = "data";
  std::size_t jobs;  ///< one a processor unless it is given

  TrainingOptions();
  /// All of it as a config.  Throws Error: an option that cannot be read, naming it.
  Config read() const;
};

/// The options that put it there.
std::vector<Option> options(TrainingOptions& into);

}  // namespace focalgrad::experiment
