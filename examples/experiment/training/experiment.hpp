// The comparison: for every seed, one model a loss, from the same start and on the same batches.
#pragma once

#include <csignal>
#include <functional>
#include <vector>

#include "examples/experiment/measuring/ledger.hpp"
#include "examples/experiment/measuring/metrics.hpp"
#include "examples/experiment/training/config.hpp"
#include "examples/experiment/training/seed_data.hpp"

namespace focalgrad::experiment {

/// What was measured of all losses at one step: on every step's batch, and on the whole training part and the
/// test part at the shown steps of the first seed and the last step of the others.
struct StepRecord {
  std::size_t seed = 0, step = 0;    ///< step 0 is before the first
  bool whole_training_part = false;  ///< false: the step's batch
  std::vector<Ledger> ledgers;       ///< one a loss
  std::vector<Metrics> test;         ///< one a loss, at whole_training_part only
};

/// What one seed came to.
struct SeedResult {
  std::size_t seed = 0;
  std::vector<Metrics> losses;  ///< on the test part, one a loss
  Metrics bayes;                ///< of the true posterior; all NaN when that is not known
};

/// The steps that are shown: about ten, ever further apart, the last one among them.
std::vector<std::size_t> shown_steps(std::size_t steps);

class Experiment {
 public:
  explicit Experiment(Config config, std::size_t jobs = 1) : config_(std::move(config)), jobs_(jobs) {
    config_.check();
  }

  /// What was measured, as soon as it was: from the seed's own thread, step by step.
  std::function<void(const StepRecord&)> on_step = [](const StepRecord&) {};
  /// The first seed's models at the shown steps, after what was measured of them was told.
  std::function<void(std::size_t step, const Trainers&, const SeedData&)> on_look = [](auto&&...) {};
  /// After every step but the last, and when it stops: where the seed can go on from.  From its own thread.
  std::function<void(std::size_t seed, std::size_t step, const Trainers&, bool stops)> on_pause =
      [](auto&&...) {};
  /// What a seed came to: seed by seed, from the thread that called run.
  std::function<void(const SeedResult&)> on_seed = [](const SeedResult&) {};

  /// Sets a seed's trainers as they were at such a pause, and gives its step; 0 to begin at the beginning.
  std::function<std::size_t(std::size_t seed, const Trainers&)> go_on = [](auto&&...) { return 0; };
  /// Whether a seed is done already, and need not be trained: on_done is called in its turn instead.
  std::function<bool(std::size_t seed)> is_done = [](std::size_t) { return false; };
  std::function<void(std::size_t seed)> on_done = [](std::size_t) {};

  /// The learning rates that losses get, one a loss, in place of the config's.
  void set_rates(std::vector<double> rates) { rates_ = std::move(rates); }

  /// Trains the seeds, up to `jobs` at a time; the results do not depend on how many.  Stops between two
  /// steps when stop is not 0. Throws Error: what the caller got wrong.  Throws Diverged: a loss became NaN,
  /// naming seed, step and loss.
  void run(const volatile std::sig_atomic_t& stop);

  const Config& config() const { return config_; }

 private:
  /// None when stopped.
  std::optional<SeedResult> run_seed(std::size_t seed, const std::function<bool()>& stopped);
  Config config_;
  std::size_t jobs_;
  std::vector<double> rates_;
};

}  // namespace focalgrad::experiment
