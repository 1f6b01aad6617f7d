// Tensors that are not computed until somebody says where: into a value, or on top of a gradient.
#pragma once

#include "tensor/evaluate.hpp"

namespace focalgrad {

/// A lazy computation has a shape() and can write itself to a tensor, or add itself, or both.
template <class T>
concept Writes = requires(const T& x, Tensor& to) {
  x.write_to(to);
};
template <class T>
concept Adds = requires(const T& x, Tensor& to) {
  x.add_to(to);
};

inline namespace FOCALGRAD_EVALUATOR {

/// to = made, or to += made where it is begun.  made: a Tensor, summed or stretched to `shape`; a lazy
/// computation of that shape; or an expression of xtensor's.
template <class Made>
void put_into(Tensor& to, const Extents& shape, bool begun, const Made& made) {
  if constexpr (std::is_same_v<Made, Tensor>) {
    accumulate(to, shape, begun, Same{}, View(made));
  } else if constexpr (Writes<Made> || Adds<Made>) {
    resize(to, shape);
    if constexpr (Writes<Made>)
      if (!begun) return made.write_to(to);
    if constexpr (Adds<Made>) {
      if (!begun) to.fill(0);
      made.add_to(to);
    }
  } else {
    put_into(to, shape, begun, Tensor(made));
  }
}

}  // namespace FOCALGRAD_EVALUATOR
}  // namespace focalgrad
