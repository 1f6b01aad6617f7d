// The numbers that an option may be, and the error of one that it may not be.
#pragma once

#include <cmath>
#include <limits>

#include "tensor/error.hpp"

namespace focalgrad {

/// The finite numbers from one bound to another, made as messages say them: at_least(0), between(0, 1),
/// above(0).below(1); all of them by default.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  bool has_low = false;  ///< whether it may be the bound itself
  double high = std::numeric_limits<double>::infinity();
  bool has_high = false;

  /// The same from below up to a bound, without it or with it.
  constexpr Range below(double bound) const { return {low, has_low, bound, false}; }
  constexpr Range at_most(double bound) const { return {low, has_low, bound, true}; }
  /// No for a NaN.
  constexpr bool contains(double x) const {
    return (has_low ? x >= low : x > low) && (has_high ? x <= high : x < high);
  }
};
/// From a bound on, with it or without it.
constexpr Range at_least(double bound) { return {bound, true}; }
constexpr Range above(double bound) { return {bound, false}; }
/// From low to high, both of them included.
constexpr Range between(double low, double high) { return {low, true, high, true}; }

/// "at least 0 and below 1".
std::string to_string(const Range& range);

/// "gamma is -1; it must be at least 0", for a value outside the range, NaN among them.
template <class Number>
std::string out_of_range(std::string_view name, Number value, const Range& range) {
  const bool too_large = std::isinf(value) && value > 0 && std::isinf(range.high);
  return std::string(name) + " is " + to_string(value) + "; it must be " + to_string(range) +
         (too_large ? " and finite" : "");
}

/// Throws Error, as out_of_range says it: a value outside the range.
template <class Number>
void check_range(const Caller& caller, std::string_view name, Number value, const Range& range) {
  if (!range.contains(value)) throw Error(caller, out_of_range(name, value, range));
}

}  // namespace focalgrad
