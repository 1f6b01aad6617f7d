// Matrix products of row-major tensors, by a BLAS or without one.
#pragma once

#include "tensor/tensor.hpp"

namespace focalgrad {

/// A matrix, or its transpose, as an operand of a product; rows and columns are the operand's, after
/// transposing.
struct Matrix {
  const Scalar* data;
  std::size_t rows, columns;
  bool transposed = false;
};

/// z = a·b, or z += a·b with `add`.
/// a [m, k], b [k, n] -> z [m, n], row-major
/// By the library's own tiles; by the BLAS where the product is large and its kernels are as good, or where
/// they are for wider registers, which is the same at every call. OpenBLAS is set to one thread, whatever the
/// environment says: its result's last bits depend on how many share a product, and those of small networks
/// are too short to share.
void matmul(const Matrix& a, const Matrix& b, bool add, Scalar* z);

/// z = a·b + bias, the bias to each row.
/// a [m, k], b [k, n], bias [n] -> z [m, n], row-major
void affine(const Matrix& a, const Matrix& b, const Scalar* bias, Scalar* z);

}  // namespace focalgrad
