#include "tensor/shape.hpp"

#include <algorithm>

namespace focalgrad {

Extents::Extents(std::initializer_list<std::size_t> sizes, Line line)
    : Extents(std::span(sizes.begin(), sizes.size()), line) {}

void Extents::refuse(std::size_t rank, const Line& line) {
  throw Error(line, "shape", rank, " axes are too many; a value has at most ", max_rank);
}

std::size_t Extents::elements() const {
  std::size_t product = 1;
  for (const std::size_t n : *this) product *= n;
  return product;
}

void resize(Tensor& t, const Extents& shape) {
  if (!std::equal(shape.begin(), shape.end(), t.shape().begin(), t.shape().end()))
    t.resize(Dims(shape.begin(), shape.end()));
}

std::string to_string(const Extents& shape) {
  std::string text = "(";
  for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
    if (axis > 0) text += ", ";
    text += std::to_string(shape[axis]);
  }
  return text + ")";
}

bool stretches_to(const Extents& from, const Extents& to) {
  if (from.rank() > to.rank()) return false;
  const std::size_t offset = to.rank() - from.rank();
  for (std::size_t axis = 0; axis < from.rank(); ++axis)
    if (from[axis] != 1 && from[axis] != to[offset + axis]) return false;
  return true;
}

void stretch(Extents& shape, const Extents& over) {
  if (over.rank() > shape.rank()) shape = *broadcast(shape, over);
  const std::size_t offset = shape.rank() - over.rank();
  for (std::size_t axis = 0; axis < over.rank(); ++axis)
    if (shape[offset + axis] == 1) shape[offset + axis] = over[axis];
}

std::optional<Extents> broadcast(const Extents& a, const Extents& b) {
  const Extents& longer = a.rank() >= b.rank() ? a : b;
  const Extents& shorter = a.rank() >= b.rank() ? b : a;
  const std::size_t offset = longer.rank() - shorter.rank();
  Extents common = longer;
  for (std::size_t axis = 0; axis < shorter.rank(); ++axis) {
    const std::size_t m = longer[offset + axis], n = shorter[axis];
    if (m != n && m != 1 && n != 1) return std::nullopt;
    common[offset + axis] = m == 1 ? n : m;
  }
  return common;
}

}  // namespace focalgrad
