// The options of compare, and the config that they come to.
#pragma once

#include <string>

#include "examples/experiment/command/training_options.hpp"

namespace focalgrad::experiment {

struct CompareOptions : TrainingOptions {
  std::string out, config_file, resume;
  double snapshot = 10;
  bool article = false, paper = false, plots = false;
  const CLI::App* app = nullptr;
  bool given(const std::string& name) const;

  /// The config that was asked for, or that of a file.  Throws Error: an option or the file cannot be read.
  Config read_all() const;
};

void declare(CLI::App& app, CompareOptions& options);

}  // namespace focalgrad::experiment
