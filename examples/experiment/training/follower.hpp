// What happens while an experiment trains.
#pragma once

#include <vector>

#include "examples/experiment/measuring/ledger.hpp"
#include "examples/experiment/measuring/metrics.hpp"
#include "examples/experiment/training/seed_data.hpp"

namespace focalgrad::experiment {

/// What was measured of all losses at one step: on every step's batch, and on the whole training part and the
/// test part at the shown steps of the first seed and the last step of the others.
struct StepRecord {
  std::size_t seed = 0, step = 0;       ///< step 0 is before the first
  bool whole_training_part = false;     ///< false: the step's batch
  std::vector<Ledger> ledgers;          ///< one a loss
  std::vector<Metrics> test;            ///< one a loss, at whole_training_part only
  std::vector<double> validation = {};  ///< likewise: average precision on the validation part
};

/// What a model said when it was measured.
struct Seen {
  std::vector<double> training;  ///< P(positive) of each row of the training part
  Predictions test;
};

/// What one seed came to.
struct SeedResult {
  std::size_t seed = 0;
  std::vector<Metrics> losses;  ///< on the test part, one a loss
  Metrics bayes;                ///< of the true posterior; all NaN when that is not known
  Metrics logistic = {};        ///< of logistic regression on the same rows
};

/// Who follows an experiment: it is told what happens, and asked what is there from before.  A seed's own
/// thread calls is_done, go_on, on_step, on_look and on_pause, in the order of its steps; the thread that
/// called Experiment::run calls on_seed and on_done, in the order of the seeds.
class Follower {
 public:
  virtual ~Follower() = default;

  /// Whether a seed is done already, and need not be trained: on_done is called in its turn instead.
  virtual bool is_done(std::size_t /*seed*/) { return false; }
  /// Sets a seed's trainers as they were at a pause, and gives its step; 0 to begin at the beginning.
  virtual std::size_t go_on(std::size_t /*seed*/, const Trainers&) { return 0; }

  /// What was measured, as soon as it was.
  virtual void on_step(const StepRecord&) {}
  /// The first seed's models at the shown steps, after what was measured of them was told.
  virtual void on_look(std::size_t /*step*/, const Trainers&, const SeedData&, const std::vector<Seen>&) {}
  /// After every step but the last, and when it stops: where the seed can go on from.
  virtual void on_pause(std::size_t /*seed*/, std::size_t /*step*/, const Trainers&, bool /*stops*/) {}
  /// What a seed came to.
  virtual void on_seed(const SeedResult&) {}
  virtual void on_done(std::size_t /*seed*/) {}
};

}  // namespace focalgrad::experiment
