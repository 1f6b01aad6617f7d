// The trainings of a grid, each measured.
#pragma once

#include <csignal>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "examples/experiment/sweep/results_file.hpp"
#include "examples/experiment/training/seed_data.hpp"

namespace focalgrad::experiment {

/// Trains and measures: the line of the results file, without its end.  Any thread may call it; trials at
/// work on the same data share it.
class TrialRunner {
 public:
  explicit TrialRunner(const Grid& grid) : grid_(grid) {}
  /// Empty when stopped.
  std::string run(const Trial& trial, const std::function<bool()>& stopped);

 private:
  /// What the trials at an imbalance and of a seed share.
  struct Shared {
    SeedData data;
    double logistic_average_precision;
  };
  std::shared_ptr<const Shared> shared_by(const Trial& trial);
  const Grid& grid_;
  std::mutex mutex_;
  std::map<std::pair<std::size_t, std::size_t>, std::weak_ptr<const Shared>> made_;
  std::shared_ptr<const Shared> latest_;  // the next trial will want it again
};

/// Trains what the file lacks on up to `jobs` threads; on_trial is called after each, one at a time.  Stops
/// when stop is not 0, and then what is done is in the file.
void complete(SweepFile& file, const Grid& grid, std::size_t jobs, const volatile std::sig_atomic_t& stop,
              const std::function<void()>& on_trial);

}  // namespace focalgrad::experiment
