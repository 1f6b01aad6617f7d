// Which row of a file was in which part, for comparisons with other programs.
#pragma once

#include <string>

#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// The text of split.csv: a line a row that was used, with its number in the file (the header is row 1), its
/// label, 1 for a positive, and for each seed train, validation or test.
std::string split_text(const Config& config, const Table& table);

}  // namespace focalgrad::experiment
