// The learning rate that was chosen for a loss, and a warning where the choice may be too narrow.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

struct TunedRate {
  std::vector<double> average_precision;  ///< on the validation part, one a rate; NaN where training diverged
  double chosen = 0;
};

/// On how many seeds rates are chosen: those after the seeds of the results, so that no data is shared.
inline constexpr std::size_t tuning_seeds = 3;

/// A sentence with the losses whose choice is the smallest or the largest rate tried, so that a wider grid
/// might serve them better; empty when there is none, or fewer than two rates.
std::string edge_of_grid(const Config& config, const std::vector<TunedRate>& tuned,
                         Language language = Language::english);

}  // namespace focalgrad::experiment
