#include "losses/parts/range.hpp"

namespace focalgrad::losses {

void check_range(Scalar value, Scalar low, Scalar high, std::string_view name, std::string_view operation,
                 const Line& line) {
  if (value >= low && value <= high && value < unlimited) return;
  const auto number = [](Scalar x) { return to_string(static_cast<double>(x)); };
  const bool above_0 = low == smallest, below_1 = high == 1 - smallest;
  std::string range = "from " + number(low) + " to " + number(high);
  if (above_0 || below_1)
    range = (above_0 ? "above 0" : "at least " + number(low)) + " and " +
            (below_1 ? "below 1" : "at most " + number(high));
  if (high == unlimited) range = above_0 ? "above 0" : number(low) + " or more";
  throw Error(line, operation, name, " is ", number(value), "; it must be ", range);
}

}  // namespace focalgrad::losses
