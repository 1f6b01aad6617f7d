#pragma once

#include "tensor/matmul.hpp"

namespace focalgrad {

/// What a product is added to: (i, j) is at[i * down + j], so that it is z itself, or with down 0 the same
/// row for all; or nothing.
struct Addend {
  const Scalar* at;
  std::size_t down;
  Addend from(std::size_t i, std::size_t j) const { return {at ? at + i * down + j : nullptr, down}; }
};

/// z = a·b + addend, by tiles that stay in registers.
void multiply_tiles(const Matrix& a, const Matrix& b, const Addend& addend, Scalar* z);

}  // namespace focalgrad
