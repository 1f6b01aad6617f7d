// Shapes of random inputs for an operator's test.
#pragma once

#include <vector>

#include "tensor/random.hpp"
#include "tensor/shape.hpp"

namespace focalgrad::tests {

using Shapes = std::vector<Extents>;

/// With float, differences need a larger step, and so fewer elements in the same range.
inline constexpr std::size_t below = sizeof(Scalar) == 8 ? 5 : 3;

inline Extents any_shape(Generator& generator) {
  Extents shape;
  const std::size_t rank = generator.below(4);
  for (std::size_t axis = 0; axis < rank; ++axis) shape.push_back(generator.below(below));
  return shape;
}

inline Shapes one(Generator& generator) { return {any_shape(generator)}; }
inline Shapes matrix(Generator& generator) { return {{1 + generator.below(4), 2 + generator.below(4)}}; }

/// `count` shapes that broadcast together: leading axes left out, others 1.
inline Shapes broadcasting(Generator& generator, std::size_t count) {
  const Extents whole = any_shape(generator);
  Shapes shapes;
  for (std::size_t k = 0; k < count; ++k) {
    Extents part;
    for (std::size_t axis = k == 0 ? 0 : generator.below(whole.rank() + 1); axis < whole.rank(); ++axis)
      part.push_back(generator.below(3) == 0 ? 1 : whole[axis]);
    shapes.push_back(part);
  }
  return shapes;
}
inline Shapes two(Generator& generator) { return broadcasting(generator, 2); }

inline Shapes product(Generator& generator) {
  const std::size_t m = generator.below(5), k = generator.below(5), n = generator.below(5);
  return {{m, k}, {k, n}, {n}};
}

}  // namespace focalgrad::tests
