#pragma once

#include "tensor/matmul.hpp"

namespace focalgrad {

/// z = a·b, or z += a·b with `add`, by tiles that stay in registers.
void multiply_tiles(const Matrix& a, const Matrix& b, bool add, Scalar* z);

}  // namespace focalgrad
