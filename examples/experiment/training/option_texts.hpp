// Options whose text is not simply a number.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace focalgrad::experiment {

/// --hidden: "32,32", or "none".  Throws Error: it is anything else.
std::vector<std::size_t> read_widths(const std::string& text);
/// --prior: a number between 0 and 1, "data" (no number) or "none" (0).  Throws Error: it is anything else.
std::optional<double> read_prior(const std::string& text);

}  // namespace focalgrad::experiment
