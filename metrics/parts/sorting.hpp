// Examples from the largest score on.
#pragma once

#include <utility>
#include <vector>

namespace focalgrad::metrics {

/// A score, none of them NaN, and its label.
using Scored = std::pair<double, char>;

/// Sorts by the scores, from the largest; those of equal scores stay in their order.  Many are sorted by the
/// digits of the scores' upper bits, from the last digit on, in a time that grows as they do; then, where
/// these are equal, by comparison.
void sort_from_largest(std::vector<Scored>& all);

}  // namespace focalgrad::metrics
