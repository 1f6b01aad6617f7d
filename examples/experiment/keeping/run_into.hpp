// A run: trained, kept on disk and shown as it goes, and continued where it was stopped.
#pragma once

#include <csignal>

#include "examples/experiment/keeping/run_folder.hpp"
#include "examples/experiment/training/experiment.hpp"

namespace focalgrad::experiment {

/// Who watches a run.  Any seed's thread calls advance and show, the thread of run_into the rest.
class Screen {
 public:
  virtual ~Screen() = default;
  /// What was done before, of all seeds.
  virtual void begin(std::size_t /*seeds_done*/, std::size_t /*steps_done*/) {}
  /// A step of some seed is done.
  virtual void advance() {}
  /// What was measured at a shown step of the first seed; again, when it was measured before the run was
  /// stopped.
  virtual void show(const StepRecord&) {}
  /// The first seed is done.
  virtual void end_of_first_seed() {}
};

/// Trains what the folder lacks of the experiment's seeds, and keeps all of it there: each step's rows,
/// snapshots, results, the first seed's story, models.  Stops between two steps when stop is not 0, with a
/// snapshot of each seed at work.  Throws what Experiment::run and RunFolder throw.
void run_into(RunFolder& folder, Experiment& experiment, Screen& screen,
              const volatile std::sig_atomic_t& stop);

}  // namespace focalgrad::experiment
