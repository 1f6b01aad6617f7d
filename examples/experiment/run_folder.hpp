// The folder that a run leaves behind.
#pragma once

#include <string>

#include "examples/experiment/summary.hpp"
#include "examples/experiment/tuning.hpp"

namespace focalgrad::experiment {

/// Writes `content` beside `path` and renames it, so that the file is whole or not there.
/// Throws Error: it cannot be written (no such folder, no rights, the disk is full); nothing is left then.
void write_whole(const std::string& path, const std::string& content);

/// Collects a run and writes config.json, steps.csv and summary.json.
class RunFolder {
 public:
  /// Makes the folder where it is missing and writes config.json.  Throws Error: it cannot be written to.
  RunFolder(std::string path, const Config& config);

  void add(const StepRecord& record);
  void add(const SeedResult& result) { seeds_.push_back(result); }
  void add(const std::vector<TunedRate>& tuned) { tuned_ = tuned; }
  /// Throws Error: a file cannot be written.
  void write(bool interrupted) const;

  const std::string& path() const { return path_; }
  const std::vector<SeedResult>& seeds() const { return seeds_; }

 private:
  std::string path_;
  const Config& config_;
  std::string steps_;
  std::vector<SeedResult> seeds_;
  std::vector<TunedRate> tuned_;
};

/// "runs/moons-100-10000-seed1", or "runs/NAME-seed1" for NAME.csv.
std::string default_folder(const Config& config);

}  // namespace focalgrad::experiment
