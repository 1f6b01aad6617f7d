// Tensors that are not computed until somebody says where: into a value, or on top of a gradient.
#pragma once

#include "tensor/loop.hpp"

namespace focalgrad {

/// A Lazy computation has a shape() and can write itself to a tensor, or add itself, or both.
template <class T>
concept Writes = requires(const T& x, Tensor& to) {
  x.write_to(to);
};
template <class T>
concept Adds = requires(const T& x, Tensor& to) {
  x.add_to(to);
};

/// to = made, or to += made if `begun`.  made: a Tensor, summed or stretched to the shape of `to`; a Lazy of
/// that shape; or an expression of xtensor's.
template <class Made>
void put_into(Tensor& to, bool begun, const Made& made) {
  if constexpr (std::is_same_v<Made, Tensor>) {
    const auto same = [](auto x) { return x; };
    if (!begun && stretches_to(extents(made), extents(to))) return for_each(Assign{}, to, same, View(made));
    if (!begun) to.fill(0);
    for_each(Add{}, to, same, View(made));
  } else if constexpr (Writes<Made> || Adds<Made>) {
    if constexpr (Writes<Made>)
      if (!begun) return made.write_to(to);
    if constexpr (Adds<Made>) {
      if (!begun) to.fill(0);
      made.add_to(to);
    }
  } else {
    put_into(to, begun, Tensor(made));
  }
}

}  // namespace focalgrad
