// A grid of trainings: losses × imbalances × seeds × learning rates.
#pragma once

#include <vector>

#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// One training of the grid.
struct Trial {
  std::size_t negatives, seed;
  double learning_rate;
  std::size_t loss;  ///< its place in the config's losses
};

/// What it is run over; the rest of the config is the same for all.
struct Grid {
  Config config;
  std::vector<std::size_t> negatives;
  std::vector<double> learning_rates;

  /// All of them, those on the same data side by side.
  std::vector<Trial> trials() const;
  /// Throws Error: an empty axis, or what Config::check finds.
  void check() const;
};

}  // namespace focalgrad::experiment
