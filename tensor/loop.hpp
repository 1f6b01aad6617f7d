// The elementwise loop: to = fold(to, f(from…)) with broadcasting.  A destination that is smaller than the
// loop receives the sum (or the maximum) over the axes it lacks, so this one loop is also every reduction,
// and undoes every broadcast on the way back.
#pragma once

#include <array>
#include <cstddef>

#include "tensor/element.hpp"
#include "tensor/shape.hpp"

namespace focalgrad {

/// A tensor as the loop sees it: its elements and, where axes of size 1 were put back, its own idea of its
/// shape.
struct View {
  View(const Tensor& t) : data(t.data()), shape(extents(t)) {}
  View(const Tensor& t, const Extents& as) : data(t.data()), shape(as) {}
  const Scalar* data;
  Extents shape;
};

/// The order in which N operands are walked: axes that all operands run through in one go are one axis.
template <std::size_t N>
struct LoopPlan {
  std::size_t rank = 0;
  std::array<std::size_t, max_rank> extent{};
  std::array<std::array<std::size_t, N>, max_rank> stride{};

  LoopPlan(const Extents& loop, const std::array<const Extents*, N>& shapes) {
    std::array<std::size_t, N> step;
    step.fill(1);
    // From the last axis to the first; the plan's axis 0 is the innermost one.
    for (std::size_t axis = loop.rank(); axis-- > 0;) {
      const std::size_t n = loop[axis];
      if (n == 1) continue;
      std::array<std::size_t, N> here;
      for (std::size_t k = 0; k < N; ++k) {
        const std::size_t lacking = loop.rank() - shapes[k]->rank();
        const bool moves = axis >= lacking && (*shapes[k])[axis - lacking] != 1;
        here[k] = moves ? step[k] : 0;
        if (moves) step[k] *= n;
      }
      bool joins = rank > 0;
      for (std::size_t k = 0; joins && k < N; ++k) joins = here[k] == stride[rank - 1][k] * extent[rank - 1];
      if (joins) {
        extent[rank - 1] *= n;
      } else {
        extent[rank] = n;
        stride[rank++] = here;
      }
    }
    if (rank == 0) extent[0] = 1, rank = 1;
  }
};

struct Assign {
  template <class T>
  T operator()(const T&, const T& x) const {
    return x;
  }
};
struct Add {
  template <class T>
  T operator()(const T& to, const T& x) const {
    return to + x;
  }
};
// The extremes keep a NaN, which the processor's own maximum does not promise.
struct Maximum {
  template <class T>
  T operator()(const T& to, const T& x) const {
    return where(to < x, x, where(equal(x, x), to, x));
  }
};
struct Minimum {
  template <class T>
  T operator()(const T& to, const T& x) const {
    return where(x < to, x, where(equal(x, x), to, x));
  }
};

inline namespace
#ifdef FOCALGRAD_XSIMD
    packed
#else
    plain
#endif
{

// Flattened: a formula that is called in the loop would load its constants anew for each Pack.  Not in debug
// builds, where a compiler with sanitizers wants gigabytes for it.
#ifdef NDEBUG
#define FOCALGRAD_FLATTEN [[gnu::flatten]]
#else
#define FOCALGRAD_FLATTEN
#endif

// An element that is left over after the last whole Pack is computed as a Pack of its own, so that its value
// does not depend on its place.

/// All operands side by side in memory.
template <class Fold, class F, class... From>
FOCALGRAD_FLATTEN void run_flat(Fold fold, F f, std::size_t n, Scalar* to, const From*... from) {
  std::size_t i = 0;
  if constexpr (pack_size > 1)
    for (; i + pack_size <= n; i += pack_size) store(to + i, fold(load(to + i), f(load(from + i)...)));
  for (; i < n; ++i) to[i] = fold(to[i], first(f(Pack(from[i])...)));
}

/// An operand of the innermost loop: it moves along, or stays at one element.
struct Cursor {
  Cursor(const Scalar* start, std::size_t step) : at(start), moves(step != 0), still(*start) {}
  Pack one(std::size_t i) const { return moves ? Pack(at[i]) : still; }
  Pack pack(std::size_t i) const { return moves ? load(at + i) : still; }
  const Scalar* at;
  bool moves;
  Pack still;
};

template <class Fold, class F, class... From>
FOCALGRAD_FLATTEN void run_row(Fold fold, F f, std::size_t n, Scalar* to, bool to_moves,
                               const From&... from) {
  std::size_t i = 0;
  if (to_moves) {
    if constexpr (pack_size > 1)
      for (; i + pack_size <= n; i += pack_size) store(to + i, fold(load(to + i), f(from.pack(i)...)));
    for (; i < n; ++i) to[i] = fold(to[i], first(f(from.one(i)...)));
    return;
  }
  Scalar total = *to;
  if constexpr (pack_size > 1) {
    if (n >= pack_size) {
      Pack lanes = f(from.pack(0)...);
      for (i = pack_size; i + pack_size <= n; i += pack_size) lanes = fold(lanes, f(from.pack(i)...));
      total = fold(total, fold_lanes(fold, lanes));
    }
  }
  for (; i < n; ++i) total = fold(total, first(f(from.one(i)...)));
  *to = total;
}

#undef FOCALGRAD_FLATTEN
}  // namespace packed

/// to = fold(to, f(from…)) over the common shape of all operands, which the caller has found to fit.
/// f is called with Packs.  With Assign, `to` must have the loop's whole shape.
template <class Fold, class F, class... Views>
void for_each(Fold fold, Tensor& to, const Extents& to_shape, F f, const Views&... from) {
  constexpr std::size_t operands = 1 + sizeof...(from);
  if ((... && (from.shape == to_shape))) return run_flat(fold, f, to.size(), to.data(), from.data...);

  Extents loop = to_shape;
  ((loop = *broadcast(loop, from.shape)), ...);
  if (loop.elements() == 0) return;
  const LoopPlan<operands> plan(loop, {&to_shape, &from.shape...});

  std::array<std::size_t, operands> offset{};
  std::array<std::size_t, max_rank> index{};
  const auto row = [&]<std::size_t... K>(std::index_sequence<K...>) {
    run_row(fold, f, plan.extent[0], to.data() + offset[0], plan.stride[0][0] != 0,
            Cursor(from.data + offset[K + 1], plan.stride[0][K + 1])...);
  };
  for (;;) {
    row(std::make_index_sequence<sizeof...(from)>{});
    std::size_t axis = 1;
    for (; axis < plan.rank; ++axis) {
      for (std::size_t k = 0; k < operands; ++k) offset[k] += plan.stride[axis][k];
      if (++index[axis] < plan.extent[axis]) break;
      for (std::size_t k = 0; k < operands; ++k) offset[k] -= plan.stride[axis][k] * plan.extent[axis];
      index[axis] = 0;
    }
    if (axis >= plan.rank) return;
  }
}

template <class Fold, class F, class... Views>
void for_each(Fold fold, Tensor& to, F f, const Views&... from) {
  for_each(fold, to, extents(to), f, from...);
}

}  // namespace focalgrad
