#include "tensor/matmul.hpp"

#include <algorithm>

#ifdef FOCALGRAD_BLAS
#include <cblas.h>
#endif
#ifdef FOCALGRAD_FAST
#include "tensor/fast/tiles.hpp"
#endif

namespace focalgrad {

namespace {

#ifdef FOCALGRAD_BLAS
/// Where a BLAS is worth asking.  Below, the tiles are as fast as the best of OpenBLAS's kernels, and several
/// times as fast as the one it falls back to on a processor younger than itself (docs/performance.md).
#ifdef FOCALGRAD_FAST
constexpr std::size_t large_product = std::size_t(1) << 26;
#else
constexpr std::size_t large_product = 1;
#endif

/// Runs before the first product.
bool one_thread() {
#ifdef FOCALGRAD_OPENBLAS
  openblas_set_num_threads(1);
#endif
  return true;
}

void multiply_blas(const Matrix& a, const Matrix& b, bool add, Scalar* z) {
  [[maybe_unused]] static const bool set = one_thread();
  const auto flag = [](const Matrix& x) { return x.transposed ? CblasTrans : CblasNoTrans; };
  const auto leading = [](const Matrix& x) { return static_cast<int>(x.transposed ? x.rows : x.columns); };
  const int m = static_cast<int>(a.rows), n = static_cast<int>(b.columns), k = static_cast<int>(a.columns);
#ifdef FOCALGRAD_FLOAT
  const auto product = cblas_sgemm;
#else
  const auto product = cblas_dgemm;
#endif
  product(CblasRowMajor, flag(a), flag(b), m, n, k, 1, a.data, leading(a), b.data, leading(b), add ? 1 : 0, z,
          n);
}
#endif

#ifndef FOCALGRAD_FAST
/// z = a·b as it is defined, row by row: z_i += a_ip b_p.
void multiply_rows(const Matrix& a, const Matrix& b, bool add, Scalar* z) {
  const auto at = [](const Matrix& x, std::size_t i, std::size_t j) {
    return x.transposed ? x.data[j * x.rows + i] : x.data[i * x.columns + j];
  };
  if (!add) std::fill(z, z + a.rows * b.columns, Scalar(0));
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t p = 0; p < a.columns; ++p)
      for (std::size_t j = 0; j < b.columns; ++j) z[i * b.columns + j] += at(a, i, p) * at(b, p, j);
}
#endif

}  // namespace

void matmul(const Matrix& a, const Matrix& b, bool add, Scalar* z) {
#ifdef FOCALGRAD_BLAS
  if (a.rows * b.columns * a.columns >= large_product) return multiply_blas(a, b, add, z);
#endif
#ifdef FOCALGRAD_FAST
  multiply_tiles(a, b, add, z);
#else
  multiply_rows(a, b, add, z);
#endif
}

}  // namespace focalgrad
