#include "tensor/axes.hpp"

#include <algorithm>
#include <cmath>

namespace focalgrad {

std::uint8_t Axes::mask(const Extents& shape, const Caller& caller) const {
  if (!given_) return static_cast<std::uint8_t>((1u << shape.rank()) - 1);
  unsigned mask = 0;
  for (const std::size_t place : places(shape, caller)) mask |= 1u << place;
  return static_cast<std::uint8_t>(mask);
}

Extents Axes::places(const Extents& shape, const Caller& caller) const {
  Extents places;
  for (const std::size_t given : axes_) {
    const auto axis = static_cast<std::ptrdiff_t>(given);
    const std::size_t place = place_of(axis, shape, caller);
    if (std::find(places.begin(), places.end(), place) != places.end())
      throw Error(caller, "axis ", axis, " of a value of shape ", shape, " is given twice; name it once");
    places.push_back(place);
  }
  return places;
}

Extents Axes::order(const Extents& shape, const Caller& caller) const {
  if (given_) return places(shape, caller);
  Extents order = shape;
  for (std::size_t k = 0; k < order.rank(); ++k) order[k] = order.rank() - 1 - k;
  return order;
}

Extents NewShape::of(const Extents& before, const Caller& caller) const {
  constexpr auto rest = static_cast<std::size_t>(-1);
  const std::size_t elements = before.elements();
  std::size_t known = 1, unknown = 0;
  for (const std::size_t n : sizes_) {
    if (n == rest)
      ++unknown;
    else if (static_cast<std::ptrdiff_t>(n) < 0)
      throw Error(caller, "a size is ", static_cast<std::ptrdiff_t>(n),
                  "; it must be at least 0, or -1 for what the others leave");
    else
      known *= n;
  }
  if (unknown > 1 || (unknown == 1 && (known == 0 || elements % known != 0)))
    throw Error(
        caller, before, " has ", elements, " elements; ",
        unknown > 1 ? "only one size may be -1" : "the other sizes do not divide them, so -1 has no size");
  Extents shape = sizes_;
  for (std::size_t axis = 0; axis < shape.rank(); ++axis)
    if (shape[axis] == rest) shape[axis] = elements / known;
  if (shape.elements() != elements)
    throw Error(caller, before, " has ", elements, " elements, ", shape, " has ", shape.elements(),
                "; a new shape keeps their number");
  return shape;
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
    throw Error(
        caller, "axis ", axis, " of a value of shape ", shape, " does not exist; it has ",
        rank == 0 ? "none" : "those from " + std::to_string(-rank) + " to " + std::to_string(rank - 1));
  return static_cast<std::size_t>(axis < 0 ? axis + rank : axis);
}

std::ptrdiff_t Bound::on(std::size_t axis_size, std::ptrdiff_t low, std::ptrdiff_t high,
                         std::ptrdiff_t otherwise) const {
  if (!at_) return otherwise;
  const std::ptrdiff_t from_start = *at_ < 0 ? *at_ + static_cast<std::ptrdiff_t>(axis_size) : *at_;
  return std::clamp(from_start, low, high);
}

Taken::Taken(std::size_t axis_size, Bound first, Bound stop, std::ptrdiff_t step) {
  // Forwards from 0 to the size, backwards from the last element to the place before the first.
  const auto size = static_cast<std::ptrdiff_t>(axis_size);
  const std::ptrdiff_t low = step > 0 ? 0 : -1, high = step > 0 ? size : size - 1;
  const std::ptrdiff_t from = first.on(axis_size, low, high, step > 0 ? low : high),
                       to = stop.on(axis_size, low, high, step > 0 ? high : low);
  const std::ptrdiff_t distance = step > 0 ? to - from : from - to;
  if (distance <= 0) return;
  const auto pace =
      step > 0 ? static_cast<std::size_t>(step) : std::size_t(0) - static_cast<std::size_t>(step);
  start = static_cast<std::size_t>(from);
  n = (static_cast<std::size_t>(distance) - 1) / pace + 1;
}

void check_indices(const Extents& whole, const Tensor& indices, Take how, const Caller& caller) {
  if (how == Take::one_per_row ? whole.rank() != 2 || indices.size() != whole[0] : whole.rank() == 0)
    throw Error(caller, "indices has size ", indices.size(), ", the value shape ", whole, "; ",
                how == Take::rows ? "a scalar has no rows" : "one index is wanted for each row of a matrix");
  const std::size_t below = whole[how == Take::rows ? 0 : 1];
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const Scalar index = indices.data()[i];
    if (!(index >= 0 && index < static_cast<Scalar>(below) && index == std::floor(index)))
      throw Error(caller, "indices[", i, "] is ", index, "; it must be a whole number, at least 0 and below ",
                  below);
  }
}

}  // namespace focalgrad
