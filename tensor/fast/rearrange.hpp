// What tensor/rearrange.hpp says, by one loop each that writes where it is wanted: no copy between.
#pragma once

#include <array>

#include "tensor/axes.hpp"
#include "tensor/lazy.hpp"

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

/// A tensor made of x's elements: visit(move) calls move(from, to) for each that is wanted, with its place in
/// x and its place in the result.
template <class Visit>
struct Moved {
  const Tensor& x;
  Extents size;
  Visit visit;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to) const {
    visit([&](std::size_t from, std::size_t place) { to.data()[place] += x.data()[from]; });
  }
};
template <class Visit>
Moved(const Tensor&, const Extents&, Visit) -> Moved<Visit>;

inline auto reshape(const Tensor& x, const Extents& shape) {
  return Moved{x, shape, [n = x.size()](auto move) {
                 for (std::size_t i = 0; i < n; ++i) move(i, i);
               }};
}

struct Stretched {
  const Tensor& x;
  Extents size;
  const Extents& shape() const { return size; }
  void write_to(Tensor& to) const { put_into(to, size, false, x); }
};
inline Stretched broadcast_to(const Tensor& x, const Extents& shape) { return {x, shape}; }

inline auto transpose(const Tensor& x, const Extents& axes) {
  Extents size = axes, stride = axes;
  for (std::size_t k = 0; k < axes.rank(); ++k) {
    size[k] = x.shape()[axes[k]];
    stride[k] = 1;
    for (std::size_t after = axes[k] + 1; after < x.dimension(); ++after) stride[k] *= x.shape()[after];
  }
  return Moved{x, size, [size, stride](auto move) {
                 if (size.rank() == 0) return move(0, 0);
                 std::array<std::size_t, max_rank> index{};
                 const std::size_t n = size.elements(), last = size.rank() - 1;
                 for (std::size_t to = 0, from = 0; to < n; to += size[last]) {
                   for (std::size_t i = 0; i < size[last]; ++i) move(from + i * stride[last], to + i);
                   for (std::size_t axis = last; axis-- > 0;) {
                     from += stride[axis];
                     if (++index[axis] < size[axis]) break;
                     from -= stride[axis] * size[axis];
                     index[axis] = 0;
                   }
                 }
               }};
}

/// Calls move(i, j) for each element i of a slice and its place j in the whole.  A negative step wraps round.
template <class Move>
void visit_slice(const Extents& slice, const Extents& whole, std::size_t axis, std::size_t start,
                 std::size_t step, Move move) {
  std::size_t outer = 1, row = 1;
  for (std::size_t k = 0; k < axis; ++k) outer *= whole[k];
  for (std::size_t k = axis + 1; k < whole.rank(); ++k) row *= whole[k];
  // Rows that stand side by side move as one.
  const std::size_t rows = step == 1 ? 1 : slice[axis], inner = step == 1 ? slice[axis] * row : row;
  for (std::size_t o = 0, i = 0; o < outer; ++o)
    for (std::size_t a = 0; a < rows; ++a, i += inner)
      for (std::size_t k = 0, j = (o * whole[axis] + start + a * step) * row; k < inner; ++k)
        move(i + k, j + k);
}

inline auto slice(const Tensor& x, int axis, Bound start, Bound stop, std::ptrdiff_t step) {
  const Extents whole = extents(x);
  const auto along = static_cast<std::size_t>(axis);
  const Taken taken(whole[along], start, stop, step);
  Extents size = whole;
  size[along] = taken.n;
  return Moved{x, size, [=](auto move) {
                 visit_slice(size, whole, along, taken.start, static_cast<std::size_t>(step),
                             [&](auto i, auto j) { move(j, i); });
               }};
}

inline auto unslice(const Tensor& x, const Extents& shape, int axis, std::size_t start, std::ptrdiff_t step) {
  return Moved{x, shape, [=, part = extents(x), along = static_cast<std::size_t>(axis)](auto move) {
                 visit_slice(part, shape, along, start, static_cast<std::size_t>(step), move);
               }};
}

struct Joined {
  const Tensor &a, &b;
  Extents size;
  int axis;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to) const {
    unslice(a, size, axis, 0, 1).add_to(to);
    unslice(b, size, axis, a.shape()[static_cast<std::size_t>(axis)], 1).add_to(to);
  }
};
inline Joined join(const Tensor& a, const Tensor& b, const Extents& size, int axis) {
  return {a, b, size, axis};
}

/// Calls move(i, j) for each element i of what is taken and its place j in the whole.
template <class Move>
void visit_taken(const Tensor& indices, const Extents& whole, Take how, Move move) {
  const std::size_t row = whole[0] == 0 ? 0 : whole.elements() / whole[0];
  for (std::size_t k = 0; k < indices.size(); ++k) {
    const auto chosen = static_cast<std::size_t>(indices.data()[k]);
    if (how == Take::one_per_row)
      move(k, k * row + chosen);
    else
      for (std::size_t i = 0; i < row; ++i) move(k * row + i, chosen * row + i);
  }
}

inline auto take(const Tensor& x, const Tensor& indices, Take how) {
  return Moved{x, taken_shape(extents(x), indices.size(), how),
               [&indices, whole = extents(x), how](auto move) {
                 visit_taken(indices, whole, how, [&](auto i, auto j) { move(j, i); });
               }};
}

inline auto put(const Tensor& x, const Tensor& indices, const Extents& shape, Take how) {
  return Moved{x, shape, [&indices, shape, how](auto move) { visit_taken(indices, shape, how, move); }};
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
