// What a finished seed came to, as a file of the run that is not whole yet.
#pragma once

#include <optional>
#include <string>

#include "examples/experiment/findings/story.hpp"
#include "examples/experiment/training/follower.hpp"

namespace focalgrad::experiment {

struct SeedPart {
  SeedResult result;
  std::optional<Told> story;  ///< of the first seed
  std::string digest = {};    ///< of the run (training/digest.hpp)
  std::string rows = {};      ///< the checksum of the seed's rows of steps.csv
};

/// Throws Error: it cannot be written.
void write_part(const std::string& path, const SeedPart& part);
/// Throws Error: it cannot be read, was altered since it was written, or is of another number of losses or of
/// a run of another digest.
SeedPart read_part(const std::string& path, std::size_t losses, const std::string& digest);

}  // namespace focalgrad::experiment
