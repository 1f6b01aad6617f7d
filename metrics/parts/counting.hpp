// Examples counted at a threshold, and at every one.
#pragma once

#include <span>
#include <vector>

#include "metrics/confusion.hpp"

namespace focalgrad::metrics {

// scores: n numbers, larger meaning more likely positive, none of them NaN; labels: n of them, 1 for a
// positive.

/// Counts what a threshold makes of each.
Confusion confusion(std::span<const double> scores, std::span<const char> labels, double threshold);

/// One cut for every distinct score, from the largest: the points of the ROC and of the precision-recall
/// curve.
std::vector<Cut> cuts(std::span<const double> scores, std::span<const char> labels);

}  // namespace focalgrad::metrics
