// What decides the numbers of a run, in 16 digits.
#pragma once

#include <set>
#include <string>

#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// Of the config's fields, of its file's rows, and of the scalars' precision: two runs of one digest have the
/// same numbers for a seed.  without: fields that do not matter; how many seeds there are, and pictures,
/// never do.
std::string digest(const Config& config, std::set<std::string> without = {});

/// Throws Error: what the file holds was made by a run of another digest.
void check_digest(const std::string& path, const std::string& found, const std::string& wanted);

}  // namespace focalgrad::experiment
