// A point from which the training of a seed can continue after a kill.
#pragma once

#include <optional>
#include <string>

#include "examples/experiment/findings/story.hpp"
#include "examples/experiment/training/follower.hpp"

namespace focalgrad::experiment {

/// What a snapshot holds beside the models and their optimisers.
struct Snapshot {
  std::size_t step = 0;          ///< how many steps were done; 0: there is no snapshot
  std::uintmax_t row_bytes = 0;  ///< of the seed's rows of steps.csv, how many bytes belong to those steps
  std::optional<Told> story;     ///< of the first seed
  std::string digest = {};       ///< of the run (training/digest.hpp)
  std::string rows = {};         ///< the checksum of those rows
};

/// Writes FOLDER/seed-N-step-M with a training (nn/checkpoint.hpp) for each loss, and takes the seed's
/// earlier snapshots away.  A kill leaves the old one or the new one whole.  Throws Error: it cannot be
/// written.
void write_snapshot(const std::string& folder, std::size_t seed, const Snapshot& snapshot,
                    const Trainers& trainers);

/// Sets the trainers as they were at the seed's latest snapshot in FOLDER, where there is one.
/// Throws Error: it cannot be read, was altered since it was written, or is of a run of another digest.
Snapshot read_snapshot(const std::string& folder, std::size_t seed, const Trainers& trainers,
                       const std::string& digest);

/// At which step that is; 0 where there is none.
std::size_t snapshot_step(const std::string& folder, std::size_t seed);

}  // namespace focalgrad::experiment
