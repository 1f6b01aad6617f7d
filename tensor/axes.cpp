#include "tensor/axes.hpp"

#include <cmath>

namespace focalgrad {

std::uint8_t Axes::mask(const Extents& shape, const Caller& caller) const {
  if (!given_) return static_cast<std::uint8_t>((1u << shape.rank()) - 1);
  unsigned mask = 0;
  for (const std::size_t given : axes_) {
    const auto axis = static_cast<std::ptrdiff_t>(given);
    const unsigned bit = 1u << place_of(axis, shape, caller);
    if ((mask & bit) != 0)
      throw Error(caller, "axis ", axis, " of a value of shape ", shape, " is given twice");
    mask |= bit;
  }
  return static_cast<std::uint8_t>(mask);
}

Extents kept_shape(Extents shape, std::uint8_t mask) {
  for (std::size_t axis = 0; axis < shape.rank(); ++axis)
    if ((mask >> axis & 1) != 0) shape[axis] = 1;
  return shape;
}

Extents without_axes(const Extents& shape, std::uint8_t mask) {
  Extents left;
  for (std::size_t axis = 0; axis < shape.rank(); ++axis)
    if ((mask >> axis & 1) == 0) left.push_back(shape[axis]);
  return left;
}

Extents with_axes(const Extents& shape, std::uint8_t mask) {
  Extents full;
  for (std::size_t axis = 0, next = 0; mask >> axis != 0 || next < shape.rank(); ++axis)
    full.push_back((mask >> axis & 1) != 0 ? 1 : shape[next++]);
  return full;
}

std::size_t place_of(std::ptrdiff_t axis, const Extents& shape, const Caller& caller) {
  const auto rank = static_cast<std::ptrdiff_t>(shape.rank());
  if (axis < -rank || axis >= rank)
    throw Error(caller, "axis ", axis, " of a value of shape ", shape, " does not exist");
  return static_cast<std::size_t>(axis < 0 ? axis + rank : axis);
}

void check_indices(const Extents& whole, const Tensor& indices, Take how, const Caller& caller) {
  if (how == Take::one_per_row ? whole.rank() != 2 || indices.size() != whole[0] : whole.rank() == 0)
    throw Error(caller, indices.size(), " indices into a value of shape ", whole, "; ",
                how == Take::rows ? "it has no rows" : "one index is wanted for each row of a matrix");
  const std::size_t below = whole[how == Take::rows ? 0 : 1];
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const Scalar index = indices.data()[i];
    if (!(index >= 0 && index < static_cast<Scalar>(below) && index == std::floor(index)))
      throw Error(caller, "indices[", i, "] is ", index, "; it must be a whole number, at least 0 and below ",
                  below);
  }
}

}  // namespace focalgrad
