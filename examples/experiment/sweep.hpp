// A grid of trainings: losses × imbalances × seeds × learning rates, each finished one a line in a file.
#pragma once

#include <csignal>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "examples/experiment/experiment.hpp"

namespace focalgrad::experiment {

/// One training of the grid.
struct Trial {
  std::size_t negatives, seed;
  double learning_rate;
  std::size_t loss;  ///< its place in the config's losses
};

/// What it is run over; the rest of the config is the same for all.
struct Grid {
  Config config;
  std::vector<std::size_t> negatives;
  std::vector<double> learning_rates;

  /// All of them, those on the same data side by side.
  std::vector<Trial> trials() const;
  /// Throws Error: an empty axis, or what Config::check finds.
  void check() const;
};

/// Trains and measures: the line of the results file, without its end.  Any thread may call it; trials at
/// work on the same data share it.
class TrialRunner {
 public:
  explicit TrialRunner(const Grid& grid) : grid_(grid) {}
  /// Empty when stopped.
  std::string run(const Trial& trial, const std::function<bool()>& stopped);

 private:
  std::shared_ptr<const SeedData> data_of(const Trial& trial);
  const Grid& grid_;
  std::mutex mutex_;
  std::map<std::pair<std::size_t, std::size_t>, std::weak_ptr<const SeedData>> made_;
  std::shared_ptr<const SeedData> latest_;  // the next trial will want it again
};

/// The results file: a header, and a line a finished trial, written as soon as it is there; in order at the
/// end.
class SweepFile {
 public:
  /// Opens or goes on with FOLDER/sweep.csv.  A last line that a kill cut off is taken away.
  /// Throws Error: it cannot be read or written; it is another sweep's (FOLDER/sweep.json).
  SweepFile(std::string folder, const Grid& grid);

  bool has(const Trial& trial) const;
  /// The grid's trials that it does not have yet.
  std::vector<Trial> left() const;
  /// Throws Error: it cannot be written.
  void add(const std::string& line);
  /// Puts the lines in the order of their trials, so that the file does not say which was finished first.
  /// Throws Error: it cannot be written.
  void sort();
  /// A metric of a trial by its name in the header; NaN when it diverged or is not there.
  double value(const Trial& trial, const std::string& metric) const;

  const std::string& folder() const { return folder_; }

 private:
  std::string key(const Trial& trial) const;
  void take(const std::string& line);
  std::string folder_;
  const Grid& grid_;
  std::vector<std::string> columns_;
  std::map<std::string, std::vector<std::string>> rows_;
};

/// Trains what the file lacks on up to `jobs` threads; on_trial is called after each, one at a time.  Stops
/// when stop is not 0, and then what is done is in the file.
void complete(SweepFile& file, const Grid& grid, std::size_t jobs, const volatile std::sig_atomic_t& stop,
              const std::function<void()>& on_trial);

}  // namespace focalgrad::experiment
