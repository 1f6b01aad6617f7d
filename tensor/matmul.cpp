#include "tensor/matmul.hpp"

#include <algorithm>

#ifdef FOCALGRAD_BLAS
#include <cblas.h>
#endif

namespace focalgrad {

#ifdef FOCALGRAD_BLAS

namespace {

/// Runs before the first product.
bool one_thread() {
#ifdef FOCALGRAD_OPENBLAS
  openblas_set_num_threads(1);
#endif
  return true;
}

}  // namespace

void multiply(const Matrix& a, const Matrix& b, Scalar beta, Scalar* z) {
  [[maybe_unused]] static const bool set = one_thread();
  if (a.rows == 0 || b.columns == 0) return;
  const auto flag = [](const Matrix& x) { return x.transposed ? CblasTrans : CblasNoTrans; };
  const auto leading = [](const Matrix& x) {
    return static_cast<int>(std::max<std::size_t>(1, x.transposed ? x.rows : x.columns));
  };
  const int m = static_cast<int>(a.rows), n = static_cast<int>(b.columns), k = static_cast<int>(a.columns);
#ifdef FOCALGRAD_FLOAT
  cblas_sgemm(CblasRowMajor, flag(a), flag(b), m, n, k, 1, a.data, leading(a), b.data, leading(b), beta, z,
              n);
#else
  cblas_dgemm(CblasRowMajor, flag(a), flag(b), m, n, k, 1, a.data, leading(a), b.data, leading(b), beta, z,
              n);
#endif
}

#else

namespace {

constexpr std::size_t block = 64;  // three blocks of 64 × 64 doubles stand in a 96 KiB cache

/// Copies the block of x at (row, column) to `to` [rows, columns], transposed if x is.
void pack(const Matrix& x, std::size_t row, std::size_t column, std::size_t rows, std::size_t columns,
          Scalar* to) {
  const std::size_t down = x.transposed ? 1 : x.columns, along = x.transposed ? x.rows : 1;
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      to[i * columns + j] = x.data[(row + i) * down + (column + j) * along];
}

}  // namespace

void multiply(const Matrix& a, const Matrix& b, Scalar beta, Scalar* z) {
  const std::size_t m = a.rows, n = b.columns, k = a.columns;
  if (beta == 0) std::fill(z, z + m * n, Scalar(0));
  Scalar left[block * block], right[block * block];
  for (std::size_t j0 = 0; j0 < n; j0 += block) {
    const std::size_t nj = std::min(block, n - j0);
    for (std::size_t p0 = 0; p0 < k; p0 += block) {
      const std::size_t np = std::min(block, k - p0);
      pack(b, p0, j0, np, nj, right);
      for (std::size_t i0 = 0; i0 < m; i0 += block) {
        const std::size_t ni = std::min(block, m - i0);
        pack(a, i0, p0, ni, np, left);
        for (std::size_t i = 0; i < ni; ++i) {
          Scalar* row = z + (i0 + i) * n + j0;
          for (std::size_t p = 0; p < np; ++p) {
            const Scalar factor = left[i * np + p];
            const Scalar* from = right + p * nj;
            for (std::size_t j = 0; j < nj; ++j) row[j] += factor * from[j];
          }
        }
      }
    }
  }
}

#endif

}  // namespace focalgrad
