// The comparison: for every seed, one model a loss, from the same start and on the same batches.
#pragma once

#include <csignal>
#include <optional>
#include <vector>

#include "examples/experiment/training/follower.hpp"

namespace focalgrad::experiment {

/// The steps that are shown: about ten, ever further apart, the last one among them.
std::vector<std::size_t> shown_steps(std::size_t steps);

class Experiment {
 public:
  explicit Experiment(Config config, std::size_t jobs = 1) : config_(std::move(config)), jobs_(jobs) {
    config_.check();
  }

  /// The learning rates that losses get, one a loss, in place of the config's.
  void set_rates(std::vector<double> rates) { rates_ = std::move(rates); }

  /// The first seed's data, where they are made already, as make_data makes them; run gives them up when that
  /// seed is trained.
  void set_data(SeedData first) { first_ = std::move(first); }

  /// Trains the seeds, up to `jobs` at a time; the results do not depend on how many.  Stops between two
  /// steps when stop is not 0. Throws Error: what the caller got wrong.  Throws Diverged: a loss became NaN,
  /// naming seed, step and loss.
  void run(Follower& follower, const volatile std::sig_atomic_t& stop);

  const Config& config() const { return config_; }

 private:
  SeedData data_of(std::size_t seed);
  Config config_;
  std::size_t jobs_;
  std::vector<double> rates_;
  std::optional<SeedData> first_;
};

}  // namespace focalgrad::experiment
