#include "tensor/shape.hpp"

#include <algorithm>

#include "tensor/error.hpp"

namespace focalgrad {

Extents::Extents(std::initializer_list<std::size_t> sizes) {
  for (const std::size_t n : sizes) push_back(n);
}

void Extents::check_rank(std::size_t rank) {
  if (rank > max_rank)
    throw Error("a value has " + std::to_string(rank) + " axes; " + std::to_string(max_rank) +
                " are the most");
}

std::size_t Extents::elements() const {
  std::size_t product = 1;
  for (const std::size_t n : *this) product *= n;
  return product;
}

bool operator==(const Extents& a, const Extents& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
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
