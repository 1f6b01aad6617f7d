// Which numbers are allowed, and a message for those that are not.
#pragma once

#include <limits>
#include <string>

namespace focalgrad::experiment {

/// Finite numbers between two ends: from(0).below(0.5), above(0), from(0).to(1); any without ends.
struct Range {
  static constexpr double unlimited = std::numeric_limits<double>::infinity();
  double low = -unlimited, high = unlimited;
  bool above_low = false, below_high = false;  ///< whether the ends themselves are out

  constexpr Range to(double end) const { return {low, end, above_low, false}; }
  constexpr Range below(double end) const { return {low, end, above_low, true}; }
  /// Also no: NaN, and what is infinite as a Scalar.
  bool has(double value) const;
  /// "at least 0 and below 0.5"
  std::string text() const;
};
constexpr Range from(double low) { return {.low = low}; }
constexpr Range above(double low) { return {.low = low, .above_low = true}; }

/// Throws Error: the value is not in the range; `what` names it.
void check_range(const Range& range, const std::string& what, double value);

}  // namespace focalgrad::experiment
