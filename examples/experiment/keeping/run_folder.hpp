// The folder that a run leaves behind, and from which a stopped run continues.
#pragma once

#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "examples/experiment/findings/summary.hpp"
#include "examples/experiment/findings/tuned_rate.hpp"
#include "examples/experiment/keeping/folder_lock.hpp"
#include "examples/experiment/keeping/snapshot.hpp"
#include "examples/experiment/text/checksum.hpp"

namespace focalgrad::experiment {

/// Collects a run and writes config.json, split.csv for a file of one's own, steps.csv, summary.json and the
/// first seed's models.  Until the run is whole, parts/ holds each seed's rows of steps.csv, what each
/// finished seed came to, and a snapshot of those at work, so that a killed run loses what was done since the
/// snapshots and no more.
class RunFolder {
 public:
  /// Makes the folder where it is missing and writes config.json.  resume: keeps the parts that are there.
  /// snapshot_seconds: how long a seed trains until its next snapshot.
  /// Throws Error: it cannot be written to; another process does (folder_lock.hpp).
  RunFolder(std::string path, const Config& config, bool resume = false, double snapshot_seconds = 10);

  /// Adds a step's rows.  Any thread's, for seeds of its own.  Throws Error: they cannot be written.
  void add(const StepRecord& record);
  /// Whether it is time for a snapshot of this seed.
  bool snapshot_is_due(std::size_t seed);
  /// A snapshot of a seed after `step` steps.  Throws Error: it cannot be written.
  void keep(std::size_t seed, std::size_t step, const Trainers& trainers, const std::optional<Told>& story);
  /// Sets the trainers as they were at the seed's snapshot, where there is one; the steps added since then
  /// are forgotten.  Throws Error: it cannot be read, or it or the rows were altered.
  Snapshot go_on(std::size_t seed, const Trainers& trainers);
  /// The steps of a seed that were added before.  Throws Error: they cannot be read.
  std::vector<StepRecord> records(std::size_t seed) const;
  /// Writes a trained model and what its inputs are: model-LOSS.safetensors (nn/checkpoint.hpp).
  void keep_model(Trainer& trainer, const Dataset& train);

  /// The result of a seed all of whose steps were added; the story is the first seed's.
  /// Throws Error: its part cannot be written.
  void finish(const SeedResult& result, const std::optional<Told>& story = {});
  void set_tuned(std::vector<TunedRate> tuned) { tuned_ = std::move(tuned); }

  /// Whether a seed is finished, or how far it is.
  bool has(std::size_t seed) const;
  std::size_t steps_done(std::size_t seed) const;
  /// The result of a finished seed.  Throws Error: its part cannot be read, or it or its rows were altered.
  SeedResult take(std::size_t seed);

  /// Writes steps.csv and summary.json.  Throws Error: a file cannot be written.
  void write(bool interrupted);
  /// Removes parts/: there is nothing left to resume.
  void close();
  /// Whether the run to resume is complete already.
  bool is_closed() const { return closed_; }

  const std::string& path() const { return path_; }
  std::string parts() const { return path_ + "/parts"; }
  const std::vector<SeedResult>& seeds() const { return seeds_; }
  /// None until the first seed is finished.
  const std::optional<Told>& story() const { return story_; }
  /// None where every loss has the config's learning rate.
  const std::vector<TunedRate>& tuned() const { return tuned_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Rows {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{nullptr, std::fclose};
    Checksum sum;
    Clock::time_point kept = Clock::now();
  };
  Rows& rows_of(std::size_t seed);
  std::string rows_path(std::size_t seed) const;
  /// The checksum of the rows that are there.  Throws Error: it is not `wanted`.
  Checksum checked_rows(std::size_t seed, const std::string& wanted) const;
  std::string result_path(std::size_t seed) const;
  std::string path_;
  std::optional<FolderLock> lock_;  // until it is closed
  const Config& config_;
  std::string digest_;
  std::chrono::duration<double> snapshot_every_;
  bool closed_ = false;
  std::mutex mutex_;  // of rows_, the map; each of its files is one thread's
  std::map<std::size_t, Rows> rows_;
  std::vector<SeedResult> seeds_;
  std::vector<TunedRate> tuned_;
  std::optional<Told> story_;
};

/// "runs/moons-100-10000-seed1", or "runs/NAME-seed1" for NAME.csv.
std::string default_folder(const Config& config);

}  // namespace focalgrad::experiment
