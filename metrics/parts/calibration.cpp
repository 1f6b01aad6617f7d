#include "metrics/parts/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace focalgrad::metrics {

double brier(std::span<const double> probabilities, std::span<const char> labels) {
  double total = 0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    total += std::pow(probabilities[i] - (labels[i] ? 1 : 0), 2);
  return total / static_cast<double>(labels.size());
}

double log_loss(std::span<const double> probabilities, std::span<const char> labels) {
  constexpr double least = std::numeric_limits<double>::epsilon();
  double total = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double p = std::clamp(probabilities[i], least, 1 - least);
    total -= std::log(labels[i] ? p : 1 - p);
  }
  return total / static_cast<double>(labels.size());
}

double expected_calibration_error(std::span<const double> probabilities, std::span<const char> labels,
                                  std::size_t bins) {
  double total = 0;
  // [A5.5]
  std::vector<double> gap(bins);  // Σ label − Σ probability
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const auto bin = static_cast<std::size_t>(probabilities[i] * static_cast<double>(bins));
    gap[std::min(bin, bins - 1)] += (labels[i] ? 1 : 0) - probabilities[i];
  }
  for (const double each : gap) total += std::abs(each);
  // [/A5.5]
  return total / static_cast<double>(labels.size());
}

}  // namespace focalgrad::metrics
