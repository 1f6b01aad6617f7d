// Tensors whose elements stand elsewhere: reshaped, transposed, cut, joined, picked by index.  Here by
// xtensor's views; tensor/fast/ has the same, lazy, by loops of its own.
#pragma once

#include "tensor/axes.hpp"

#ifdef FOCALGRAD_FAST
#include "tensor/fast/rearrange.hpp"
#else
#include "tensor/expressions.hpp"

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

/// The same elements in another shape of the same size.
inline Tensor reshape(Tensor x, const Extents& shape) {
  x.reshape(Dims(shape.begin(), shape.end()));
  return x;
}

/// x as often as its axes of size 1, and those it lacks, say.
inline auto broadcast_to(const Tensor& x, const Extents& shape) {
  return xt::broadcast(x, Dims(shape.begin(), shape.end()));
}

/// Axis k of the result is axis axes[k] of x.
inline auto transpose(const Tensor& x, const Extents& axes) {
  return xt::transpose(x, Dims(axes.begin(), axes.end()));
}

/// What stands at one place of an axis of x.
auto at_place(auto& x, std::size_t axis, std::size_t place) {
  xt::xstrided_slice_vector slices(x.dimension(), xt::all());
  slices[axis] = static_cast<std::ptrdiff_t>(place);
  return xt::strided_view(x, slices);
}

/// Zeros of a shape with x as a slice of them.
inline Tensor unslice(const Tensor& x, const Extents& shape, int axis, std::size_t start,
                      std::ptrdiff_t step) {
  const auto along = static_cast<std::size_t>(axis);
  Tensor y(Dims(shape.begin(), shape.end()), Scalar(0));
  if (x.size() == 0) return y;
  for (std::size_t k = 0; k < x.shape()[along]; ++k, start += static_cast<std::size_t>(step))
    at_place(y, along, start) = at_place(x, along, k);
  return y;
}

/// Elements start, start + step, … before stop of one axis.
inline Tensor slice(const Tensor& x, int axis, Bound start, Bound stop, std::ptrdiff_t step) {
  const auto along = static_cast<std::size_t>(axis);
  Extents shape = extents(x);
  const Taken taken(shape[along], start, stop, step);
  shape[along] = taken.n;
  Tensor y(Dims(shape.begin(), shape.end()));
  if (y.size() == 0) return y;
  for (std::size_t k = 0; k < taken.n; ++k)
    at_place(y, along, k) = at_place(x, along, taken.start + k * static_cast<std::size_t>(step));
  return y;
}

/// a, then b along an axis.
inline Tensor join(const Tensor& a, const Tensor& b, const Extents& size, int axis) {
  return unslice(a, size, axis, 0, 1) + unslice(b, size, axis, a.shape()[static_cast<std::size_t>(axis)], 1);
}

/// Row k of x; and what the k-th of some indices chooses.
auto row(auto& x, std::size_t k) { return xt::strided_view(x, {k, xt::ellipsis()}); }
auto chosen(auto& x, const Tensor& indices, std::size_t k, Take how) {
  const auto index = static_cast<std::size_t>(indices.data()[k]);
  return how == Take::rows ? row(x, index) : xt::strided_view(x, {k, index});
}

/// The rows of x that the indices name, or one element of each row.
inline Tensor take(const Tensor& x, const Tensor& indices, Take how) {
  const Extents shape = taken_shape(extents(x), indices.size(), how);
  Tensor y(Dims(shape.begin(), shape.end()));
  for (std::size_t k = 0; k < indices.size(); ++k) row(y, k) = chosen(x, indices, k, how);
  return y;
}

/// Zeros of a shape, with each element of x added where take would have read it.
inline Tensor put(const Tensor& x, const Tensor& indices, const Extents& shape, Take how) {
  Tensor y(Dims(shape.begin(), shape.end()), Scalar(0));
  for (std::size_t k = 0; k < indices.size(); ++k) chosen(y, indices, k, how) += row(x, k);
  return y;
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR

#endif
