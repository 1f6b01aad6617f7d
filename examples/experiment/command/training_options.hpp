// The options that the programs share: data, losses, model and training.
#pragma once

#include <optional>
#include <string>

#include "examples/experiment/training/config.hpp"

namespace CLI {
class App;
}

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

void declare(CLI::App& app, TrainingOptions& options);

}  // namespace focalgrad::experiment
