// Running sums along an axis, lazy.
#pragma once

#include "tensor/lazy.hpp"

namespace focalgrad {

/// Each element plus all before it, or with from_end all after it, along an axis.
struct RunningSum {
  const Tensor& x;
  int axis;
  bool from_end;
  /// Its shape, and how it is put into a tensor of that shape.
  Extents shape() const { return extents(x); }
  /// Adds it to `to`.
  void add_to(Tensor& to) const {
    const Extents size = shape();
    const auto along = static_cast<std::size_t>(axis);
    std::size_t inner = 1;
    for (std::size_t k = along + 1; k < size.rank(); ++k) inner *= size[k];
    const std::size_t n = size[along], rows = n == 0 ? 0 : size.elements() / n;
    for (std::size_t row = 0; row < rows; ++row) {
      Scalar total = 0;
      for (std::size_t i = 0; i < n; ++i) {
        const std::size_t at = (row / inner * n + (from_end ? n - 1 - i : i)) * inner + row % inner;
        total += x.data()[at];
        to.data()[at] += total;
      }
    }
  }
};
/// The same, lazily.
inline RunningSum running_sum(const Tensor& x, int axis, bool from_end) { return {x, axis, from_end}; }

}  // namespace focalgrad
