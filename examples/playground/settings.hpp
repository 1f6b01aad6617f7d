// A session's settings as text: what the page's controls and its address say.
#pragma once

#include <string>
#include <string_view>

#include "examples/experiment/training/config.hpp"

namespace focalgrad::playground {

/// Reads "name=value" lines into a config, names and values as on the command line of ./run compare without
/// the dashes: "positives=100", "losses=ce,focal:gamma=2", "hidden=none", "prior=data".  What is left out has
/// the page's own default (50 positives, 1000 negatives, ce beside focal, a batch of 64), else that of ./run
/// compare.
/// Throws Error: a name that there is not, a value of the wrong kind or out of its range.
experiment::Config read_settings(std::string_view lines);

/// The settings that the page has controls for: a line each of name, kind, default, range and what it is in
/// English and Chinese, with tabs between; then a line "loss" for each loss, and one "option" for each of its
/// options.
std::string settings_table();

/// The command that trains the same natively: its first seed has the session's numbers.
std::string command_of(const experiment::Config& config);

}  // namespace focalgrad::playground
