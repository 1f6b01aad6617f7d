#pragma once

#include <limits>

#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad::losses {

inline constexpr Scalar unlimited = std::numeric_limits<Scalar>::infinity();
/// What stands for "above 0" in a range.
inline constexpr Scalar smallest = std::numeric_limits<Scalar>::epsilon();

/// Throws Error, "gamma is -1; it must be 0 or more": a value that is not from low to high, NaN or infinite.
void check_range(Scalar value, Scalar low, Scalar high, std::string_view name, std::string_view operation,
                 const Line& line);

}  // namespace focalgrad::losses
