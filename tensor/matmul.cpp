#include "tensor/matmul.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#ifdef FOCALGRAD_BLAS
#include <cblas.h>
#endif
#ifdef FOCALGRAD_FAST
#include "tensor/fast/pack.hpp"
#include "tensor/fast/tiles.hpp"
#endif

namespace focalgrad {

namespace {

#ifdef FOCALGRAD_BLAS
#ifdef FOCALGRAD_FAST
/// Bytes of a register that the BLAS's kernels compute with.  OpenBLAS chooses them by what it takes the
/// processor for; one that is younger than itself may get those of 2004.
std::size_t blas_register_bytes() {
#ifdef FOCALGRAD_OPENBLAS
  const std::string_view kernels = openblas_get_corename();
  for (const auto* name : {"SkylakeX", "Cooperlake", "SapphireRapids"})
    if (kernels == name) return 64;
  for (const auto* name :
       {"Haswell", "Zen", "Sandybridge", "Bulldozer", "Piledriver", "Steamroller", "Excavator"})
    if (kernels == name) return 32;
#endif
  return 16;
}

/// From how many multiplications on the BLAS is asked: where its registers are wider than those that the
/// tiles were compiled for, almost always; where narrower, never; where they are the same, from where it was
/// measured to be the faster (docs/performance.md).
std::size_t large_product() {
  const std::size_t bytes = blas_register_bytes();
  if (bytes < register_bytes) return SIZE_MAX;
  if (bytes > register_bytes) return std::size_t(1) << 15;
  return std::size_t(1) << (bytes == 64 ? 26 : 24);
}
#else
std::size_t large_product() { return 1; }
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

[[maybe_unused]] bool by_blas([[maybe_unused]] const Matrix& a, [[maybe_unused]] const Matrix& b) {
#ifdef FOCALGRAD_BLAS
  static const std::size_t large = large_product();
  return a.rows * b.columns * a.columns >= large;
#else
  return false;
#endif
}

}  // namespace

void matmul(const Matrix& a, const Matrix& b, bool add, Scalar* z) {
#ifdef FOCALGRAD_BLAS
  if (by_blas(a, b)) return multiply_blas(a, b, add, z);
#endif
#ifdef FOCALGRAD_FAST
  multiply_tiles(a, b, {add ? z : nullptr, b.columns}, z);
#else
  multiply_rows(a, b, add, z);
#endif
}

void affine(const Matrix& a, const Matrix& b, const Scalar* bias, Scalar* z) {
#ifdef FOCALGRAD_FAST
  if (!by_blas(a, b)) return multiply_tiles(a, b, {bias, 0}, z);
#endif
  for (std::size_t i = 0; i < a.rows; ++i) std::copy_n(bias, b.columns, z + i * b.columns);
  matmul(a, b, true, z);
}

}  // namespace focalgrad
