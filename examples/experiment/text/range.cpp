#include "examples/experiment/text/range.hpp"

#include <fmt/format.h>

#include <cmath>

#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad::experiment {

bool Range::has(double value) const {
  return std::isfinite(static_cast<Scalar>(value)) && (above_low ? value > low : value >= low) &&
         (below_high ? value < high : value <= high);
}

std::string Range::text() const {
  if (low == -unlimited) return "a number";
  if (high == unlimited) return above_low ? fmt::format("above {}", low) : fmt::format("{} or more", low);
  if (!above_low && !below_high) return fmt::format("from {} to {}", low, high);
  return fmt::format("{} {} and {} {}", above_low ? "above" : "at least", low,
                     below_high ? "below" : "at most", high);
}

void check_range(const Range& range, const std::string& what, double value) {
  if (!range.has(value))
    throw Error(fmt::format("{} is {}; it must be {}{}", what, value, range.text(),
                            std::isinf(static_cast<Scalar>(value)) ? " and finite" : ""));
}

}  // namespace focalgrad::experiment
