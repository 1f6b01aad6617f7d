// The options of compare, and the config that they come to.
#pragma once

#include <set>
#include <string>

#include "examples/experiment/command/training_options.hpp"

namespace focalgrad::experiment {

struct CompareOptions : TrainingOptions {
  std::string out, config_file, resume;
  double snapshot = 10;
  bool article = false, plots = false, dry_run = false;
  std::set<std::string> given;  ///< the names of the options that were

  /// The config that was asked for, or that of a file.  Throws Error: an option or the file cannot be read.
  Config read_all() const;
  /// Whether somebody chose the batch: an option, or the config of an earlier run.
  bool batch_is_given() const { return given.contains("--batch") || !config_file.empty() || !resume.empty(); }
  /// Where the run's files are, or are to be.
  std::string folder(const Config& config) const;

 private:
  Config read_options() const;
  /// Throws Error: an option that was given says otherwise than the config that is there.
  void refuse_contradictions(const Config& wanted, const Config& there, const std::string& path) const;
};

/// The command line that puts its options there.
CommandLine command_line(CompareOptions& into);

}  // namespace focalgrad::experiment
