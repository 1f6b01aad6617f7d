// The folder that a run leaves behind, and that a run which was stopped goes on from.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "examples/experiment/summary.hpp"
#include "examples/experiment/tuning.hpp"

namespace focalgrad::experiment {

/// Writes `content` beside `path` and renames it, so that the file is whole or not there.
/// Throws Error: it cannot be written (no such folder, no rights, the disk is full); nothing is left then.
void write_whole(const std::string& path, const std::string& content);

/// Collects a run and writes config.json, steps.csv and summary.json.  Until the run is whole, what each
/// finished seed came to stands in parts/, so that a killed run loses the seeds it was at and no others.
class RunFolder {
 public:
  /// Makes the folder where it is missing and writes config.json.  resume: keeps the parts that are there.
  /// Throws Error: it cannot be written to.
  RunFolder(std::string path, const Config& config, bool resume = false);

  void add(const StepRecord& record);
  /// The seed whose steps were added since the last; the story is the first seed's (Story::told).
  /// Throws Error: its part cannot be written.
  void finish(const SeedResult& result, const nlohmann::json& story = {});
  void finish(const std::vector<TunedRate>& tuned);

  /// Whether a part of this seed is there.
  bool has(std::size_t seed) const;
  /// Adds the steps and the result of a part.  Throws Error: it cannot be read.
  SeedResult take(std::size_t seed);
  /// The learning rates that were chosen, if that was done.
  std::optional<std::vector<TunedRate>> take_tuning();

  /// Writes the files; a whole run's parts are taken away.  Throws Error: a file cannot be written.
  void write(bool interrupted) const;

  const std::string& path() const { return path_; }
  const std::vector<SeedResult>& seeds() const { return seeds_; }
  const nlohmann::json& story() const { return story_; }
  /// None where every loss has the config's learning rate.
  const std::vector<TunedRate>& tuned() const { return tuned_; }

 private:
  std::string part(const std::string& name) const { return path_ + "/parts/" + name + ".json"; }
  std::string path_;
  const Config& config_;
  std::string steps_;
  std::size_t seed_starts_ = 0;  // in steps_
  std::vector<SeedResult> seeds_;
  std::vector<TunedRate> tuned_;
  nlohmann::json story_;
};

/// "runs/moons-100-10000-seed1", or "runs/NAME-seed1" for NAME.csv.
std::string default_folder(const Config& config);

}  // namespace focalgrad::experiment
