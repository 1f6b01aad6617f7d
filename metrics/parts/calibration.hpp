// How far probabilities are to be believed.
#pragma once

#include <cstddef>
#include <span>

namespace focalgrad::metrics {

// probabilities: n of them, in [0, 1]; labels: n of them, 1 for a positive.  NaN for n = 0.

/// Mean squared distance of probability and label.
double brier(std::span<const double> probabilities, std::span<const char> labels);
/// Mean −log p_t, with probabilities kept within [ε, 1 − ε], ε = 2^-52.
double log_loss(std::span<const double> probabilities, std::span<const char> labels);
/// Mean |observed share − mean probability| over the bins k/bins ≤ p < (k + 1)/bins, weighted by their
/// examples; 1 belongs to the last.  bins > 0.
double expected_calibration_error(std::span<const double> probabilities, std::span<const char> labels,
                                  std::size_t bins = 15);

}  // namespace focalgrad::metrics
