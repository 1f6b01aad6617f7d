#include "tensor/fast/tiles.hpp"

#include <algorithm>
#include <cstring>

#include "tensor/fast/loop.hpp"

namespace focalgrad {

namespace {

/// The numbers of one register.
using Lanes [[gnu::vector_size(register_bytes)]] = Scalar;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(Scalar);

Lanes load_lanes(const Scalar* from) {
  Lanes x;
  std::memcpy(&x, from, sizeof x);
  return x;
}

// A tile of z, `height` rows of `width` columns, stays in registers while it is summed up; there are
// registers for as many rows.  What it reads is a block of b, `depth` rows of `breadth` columns, which stands
// in the second cache (128 KiB), and `height` rows of a, as deep, which stand in the first.
constexpr std::size_t registers = 2, width = registers * lanes, height = register_bytes == 64 ? 8 : 6;
constexpr std::size_t depth = 128, breadth = 1024 / sizeof(Scalar);
static_assert(breadth % width == 0);
// In a module for web pages products are small, and what makes large or narrow ones faster is left out.
constexpr std::size_t narrow = lean ? width : lanes;  // columns of the narrowest tile

/// A matrix as it lies in memory: (i, j) is at[i * down + j * along].
struct Strided {
  explicit Strided(const Matrix& x)
      : at(x.data), down(x.transposed ? 1 : x.columns), along(x.transposed ? x.rows : 1) {}
  Strided(const Scalar* start, std::size_t row, std::size_t column = 1)
      : at(start), down(row), along(column) {}
  Strided from(std::size_t i, std::size_t j) const { return {at + i * down + j * along, down, along}; }
  const Scalar* at;
  std::size_t down, along;
};

/// z = a[rows, n]·b[n, columns] + addend; columns: as many as `across` registers hold; rows of z
/// and of b are contiguous.  Unrolled, so that the sums are registers from the first to the last.
template <std::size_t rows, std::size_t across>
void tile(const Strided& a, const Strided& b, std::size_t n, const Addend& addend, Scalar* z,
          std::size_t z_down) {
#pragma GCC unroll 8
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < across * lanes; j += 64 / sizeof(Scalar))
      __builtin_prefetch(z + i * z_down + j, 1);
  Lanes sum[rows][across] = {};
  for (std::size_t p = 0; p < n; ++p) {
    Lanes row[across];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < across; ++j) row[j] = load_lanes(b.at + p * b.down + j * lanes);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i) {
      const Scalar factor = a.at[i * a.down + p * a.along];
#pragma GCC unroll 8
      for (std::size_t j = 0; j < across; ++j) sum[i][j] = sum[i][j] + factor * row[j];
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < rows; ++i)
#pragma GCC unroll 8
    for (std::size_t j = 0; j < across; ++j) {
      if (addend.at) sum[i][j] = load_lanes(addend.at + i * addend.down + j * lanes) + sum[i][j];
      std::memcpy(z + i * z_down + j * lanes, &sum[i][j], sizeof(Lanes));
    }
}

/// The tile of as many rows, up to `most`.
template <std::size_t across, std::size_t most = height>
void tile_of(std::size_t rows, const Strided& a, const Strided& b, std::size_t n, const Addend& addend,
             Scalar* z, std::size_t z_down) {
  if (rows == most) return tile<most, across>(a, b, n, addend, z, z_down);
  if constexpr (most > 1) tile_of<across, most - 1>(rows, a, b, n, addend, z, z_down);
}

void copy(std::size_t rows, std::size_t columns, const Strided& from, Scalar* to, std::size_t to_down) {
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) to[i * to_down + j] = from.at[i * from.down + j * from.along];
}

/// Rows of contiguous elements, cut into pieces of `piece` columns: those of a piece stand one after the
/// other, and the next piece's come `apart` elements further on.  Row by row, as memory is read best.
template <std::size_t piece>
void pack(std::size_t rows, std::size_t columns, const Scalar* from, std::size_t down, Scalar* to,
          std::size_t apart) {
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j + piece <= columns; j += piece)
      std::memcpy(to + j / piece * apart + i * piece, from + i * down + j, piece * sizeof(Scalar));
}

/// A block of b, as the tiles take it: `width` columns at a time, each a panel of its own.
class Panels {
 public:
  /// Where they are to be read more than once or lie apart, the columns are first put side by side.
  Panels(const Strided& block, std::size_t rows, std::size_t columns, bool often)
      : block_(block), in_place_(block.along == 1 && !often) {
    if (!lean && !in_place_ && block.along == 1)
      pack<width>(rows, columns, block.at, block.down, packed_, depth * width);
    for (std::size_t j = 0; j < columns; j += width) {
      const std::size_t wide = std::min(width, columns - j);
      if (block.along == 1 && (wide == width || (in_place_ && wide == narrow))) continue;
      Scalar* to = packed_ + j * depth;
      if (wide < width) std::fill(to, to + rows * width, Scalar(0));
      copy(rows, wide, block.from(0, j), to, width);
    }
  }
  Strided at(std::size_t j, std::size_t wide) const {
    return in_place_ && wide % narrow == 0 ? block_.from(0, j) : Strided(packed_ + j * depth, width);
  }

 private:
  Strided block_;
  bool in_place_;
  alignas(64) Scalar packed_[depth * breadth];
};

/// Some rows of z, [rows, columns] = a[rows, n]·b + addend, tile by tile.
void tiles(const Strided& a, std::size_t rows, const Panels& b, std::size_t n, std::size_t columns,
           const Addend& addend, Scalar* z, std::size_t z_down) {
  for (std::size_t j = 0; j < columns; j += width) {
    const std::size_t wide = std::min(width, columns - j);
    const Strided panel = b.at(j, wide);
    const auto compute = [&](const Addend& to_add, Scalar* to, std::size_t down) {
      if (wide > narrow)
        tile_of<registers>(rows, a, panel, n, to_add, to, down);
      else
        tile_of<narrow / lanes>(rows, a, panel, n, to_add, to, down);
    };
    const Addend here = addend.from(0, j);
    if (wide % narrow == 0) {
      compute(here, z + j, z_down);
    } else {  // registers reach beyond the row's end
      Scalar edge[height * width];
      if (here.at) copy(rows, wide, Strided(here.at, here.down), edge, width);
      compute({here.at ? edge : nullptr, width}, edge, width);
      copy(rows, wide, Strided(edge, width), z + j, z_down);
    }
  }
}

/// The product block by block.
void blocks(const Matrix& left, const Matrix& right, const Addend& addend, Scalar* z) {
  const std::size_t m = left.rows, n = right.columns, k = left.columns;
  const Strided a(left), b(right);
  const bool often = !lean && m > 2 * height && k * n * sizeof(Scalar) > 32768;  // than the first cache
  for (std::size_t p = 0; p < k; p += depth)
    for (std::size_t j = 0; j < n; j += breadth) {
      const std::size_t inner = std::min(depth, k - p), columns = std::min(breadth, n - j);
      const Addend begun = p > 0 ? Addend{z, n} : addend;
      const Panels panels(b.from(p, j), inner, columns, often);
      for (std::size_t i = 0; i < m; i += height) {
        const std::size_t rows = std::min(height, m - i);
        Strided strip = a.from(i, p);
        Scalar packed[depth * height];
        if (!lean && a.along != 1 && rows == height && columns > width) {
          pack<height>(inner, height, strip.at, a.along, packed, 0);
          strip = Strided(packed, 1, height);
        }
        tiles(strip, rows, panels, inner, columns, begun.from(i, j), z + i * n + j, n);
      }
    }
  if (k > 0) return;
  if (addend.at)
    copy(m, n, Strided(addend.at, addend.down), z, n);
  else
    std::fill(z, z + m * n, Scalar(0));
}

/// z = a[rows, n]·b[n] + addend: the rows' sums do not wait for each other.
template <std::size_t rows>
void inner_products(const Scalar* a, const Scalar* b, std::size_t n, const Addend& addend, Scalar* z) {
  Pack sum[rows];
  std::fill(sum, sum + rows, Pack(0));
  std::size_t p = 0;
  for (; p + pack_size <= n; p += pack_size)
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i) sum[i] = fused(load(a + i * n + p), load(b + p), sum[i]);
#pragma GCC unroll 8
  for (std::size_t i = 0; i < rows; ++i) {
    Scalar rest = addend.at ? addend.at[i * addend.down] : Scalar(0);
    for (std::size_t q = p; q < n; ++q) rest += a[i * n + q] * b[q];
    z[i] = rest + sum_lanes(sum[i]);
  }
}

}  // namespace

void multiply_tiles(const Matrix& a, const Matrix& b, const Addend& addend, Scalar* z) {
  const std::size_t m = a.rows, k = a.columns;
  if (b.columns != 1 || k == 0) return blocks(a, b, addend, z);
  // z is a vector: the rows of aᵀ added up, or the rows of a by b.
  if (a.transposed)
    return addend.down == 1 ? blocks({b.data, 1, k}, {a.data, k, m}, addend, z) : blocks(a, b, addend, z);
  std::size_t i = 0;
  for (; !lean && i + 4 <= m; i += 4) inner_products<4>(a.data + i * k, b.data, k, addend.from(i, 0), z + i);
  for (; i < m; ++i) inner_products<1>(a.data + i * k, b.data, k, addend.from(i, 0), z + i);
}

}  // namespace focalgrad
