#include "tensor/fast/tiles.hpp"

#include <algorithm>
#include <cstring>

#include "tensor/fast/loop.hpp"

namespace focalgrad {

namespace {

constexpr std::size_t height =
    register_bytes == 64 ? 8 : 6;  // rows of a tile: there are registers for as many

/// The numbers of one register.
using Lanes [[gnu::vector_size(register_bytes)]] = Scalar;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(Scalar);

Lanes load_lanes(const Scalar* from) {
  Lanes x;
  std::memcpy(&x, from, sizeof x);
  return x;
}

// A tile of z, `height` rows of `width` columns, stays in registers while it sums over a block of the inner
// axis, `depth` long, so that a block of b stands in the first cache.
constexpr std::size_t registers = 2, width = registers * lanes;
constexpr std::size_t depth = 256;

/// A matrix as it lies in memory: (i, j) is at[i * down + j * along].
struct Strided {
  explicit Strided(const Matrix& x)
      : at(x.data), down(x.transposed ? 1 : x.columns), along(x.transposed ? x.rows : 1) {}
  Strided(const Scalar* start, std::size_t row) : at(start), down(row), along(1) {}
  Strided from(std::size_t i, std::size_t j) const {
    Strided rest = *this;
    rest.at += i * down + j * along;
    return rest;
  }
  const Scalar* at;
  std::size_t down, along;
};

/// z = a[rows, n]·b[n, width], added to z or not; rows of z and of b are contiguous.
template <std::size_t rows>
void tile(const Strided& a, const Strided& b, std::size_t n, bool add, Scalar* z, std::size_t z_down) {
  Lanes sum[rows][registers];
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < registers; ++j)
      sum[i][j] = add ? load_lanes(z + i * z_down + j * lanes) : Lanes{};
  for (std::size_t p = 0; p < n; ++p) {
    Lanes row[registers];
    for (std::size_t j = 0; j < registers; ++j) row[j] = load_lanes(b.at + p * b.down + j * lanes);
    for (std::size_t i = 0; i < rows; ++i) {
      const Scalar factor = a.at[i * a.down + p * a.along];
      for (std::size_t j = 0; j < registers; ++j) sum[i][j] = sum[i][j] + factor * row[j];
    }
  }
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < registers; ++j)
      std::memcpy(z + i * z_down + j * lanes, &sum[i][j], sizeof(Lanes));
}

/// The tile of as many rows, up to `most`.
template <std::size_t most = height>
void tile_of(std::size_t rows, const Strided& a, const Strided& b, std::size_t n, bool add, Scalar* z,
             std::size_t z_down) {
  if (rows == most) return tile<most>(a, b, n, add, z, z_down);
  if constexpr (most > 1) tile_of<most - 1>(rows, a, b, n, add, z, z_down);
}

void copy(std::size_t rows, std::size_t columns, const Strided& from, Scalar* to, std::size_t to_down) {
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) to[i * to_down + j] = from.at[i * from.down + j * from.along];
}

/// The product block by block.
void blocks(const Matrix& left, const Matrix& right, bool add_to_z, Scalar* z) {
  const std::size_t m = left.rows, n = right.columns, k = left.columns;
  const Strided a(left), b(right);
  Scalar panel[depth * width], edge[height * width];
  for (std::size_t j = 0; j < n; j += width) {
    const std::size_t columns = std::min(width, n - j);
    if (columns < width) std::fill(panel, panel + std::min(depth, k) * width, Scalar(0));
    for (std::size_t p = 0; p < k; p += depth) {
      const std::size_t inner = std::min(depth, k - p);
      // Where they are to be read more than once or lie apart, the columns of b are first put side by side.
      Strided block = b.from(p, j);
      const bool in_place = columns == width && b.along == 1 && (m <= 2 * height || k * n <= depth * width);
      if (!in_place) {
        copy(inner, columns, block, panel, width);
        block = Strided(panel, width);
      }
      for (std::size_t i = 0; i < m; i += height) {
        const std::size_t rows = std::min(height, m - i);
        Scalar* to = z + i * n + j;
        const bool add = add_to_z || p > 0;
        if (columns == width) {
          tile_of(rows, a.from(i, p), block, inner, add, to, n);
        } else {
          copy(rows, columns, Strided(to, n), edge, width);
          tile_of(rows, a.from(i, p), block, inner, add, edge, width);
          copy(rows, columns, Strided(edge, width), to, n);
        }
      }
    }
  }
  if (k == 0 && !add_to_z) std::fill(z, z + m * n, Scalar(0));
}

}  // namespace

void multiply_tiles(const Matrix& a, const Matrix& b, bool add, Scalar* z) {
  if (b.columns != 1) return blocks(a, b, add, z);
  // z is a vector: the rows of a by b, or the rows of aᵀ added up.
  const std::size_t m = a.rows, k = a.columns;
  if (a.transposed) return blocks({b.data, 1, k}, {a.data, k, m}, add, z);
  for (std::size_t i = 0; i < m; ++i) {
    if (!add) z[i] = 0;
    const auto times = [](auto& x, auto& w) { return x * w; };
    if (k > 0) fold_row(Add{}, times, k, z + i, Cursor(a.data + i * k, 1), Cursor(b.data, 1));
  }
}

}  // namespace focalgrad
