#include "tensor/range.hpp"

#include <cmath>

namespace focalgrad {

std::string to_string(const Range& range) {
  const std::string low = to_string(range.low), high = to_string(range.high);
  std::string from = (range.has_low ? "at least " : "above ") + low;
  if (std::isinf(range.low)) return "a finite number";
  if (std::isinf(range.high)) return from;
  if (range.has_low && range.has_high) return "between " + low + " and " + high;
  return from + " and " + (range.has_high ? "at most " : "below ") + high;
}

}  // namespace focalgrad
