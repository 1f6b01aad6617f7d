// The elementwise loop: to = fold(to, f(from…)) with broadcasting.  A destination that is smaller than the
// loop receives the sum (or the maximum) over the axes it lacks, so this one loop is also every reduction,
// and undoes every broadcast on the way back: a stride of zero, not a step of its own.
#pragma once

#include <array>
#include <cstddef>

#include "tensor/functions.hpp"
#include "tensor/shape.hpp"

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

/// A tensor as a formula sees it: as it is, or with axes of size 1 put back that a reduction dropped.
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
      // #region strides
      std::array<std::size_t, N> here;
      for (std::size_t k = 0; k < N; ++k) {
        const std::size_t lacking = loop.rank() - shapes[k]->rank();
        const bool moves = axis >= lacking && (*shapes[k])[axis - lacking] != 1;
        here[k] = moves ? step[k] : 0;
        if (moves) step[k] *= n;
      }
      // #endregion strides
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

/// What becomes of an element: x, or x added to what is there.
struct Put {
  bool begun;
  template <class T>
  T operator()(const T& to, const T& x) const {
    return begun ? to + x : x;
  }
};

// Flattened: a formula that is called in the loop would load its constants anew for each Pack.  Not in debug
// builds, where a compiler with sanitizers wants gigabytes for it.
#ifdef NDEBUG
#define FOCALGRAD_FLATTEN [[gnu::flatten]]
#else
#define FOCALGRAD_FLATTEN
#endif

// An element that is left over after the last whole Pack is computed as a Pack of its own: by the same body
// of code, and to a value that does not depend on its place.
[[gnu::always_inline]] inline Pack load(const Scalar* from, bool whole) {
  return whole ? load(from) : Pack(*from);
}
/// What is there already, where it is added to: a load of what is to be overwritten would wait for memory.
template <class Fold>
[[gnu::always_inline]] inline Pack load_begun(const Fold& fold, const Scalar* to, bool whole) {
  if constexpr (std::is_same_v<Fold, Put> && !lean)
    if (!fold.begun) return Pack(0);
  return load(to, whole);
}
/// So that a formula's `auto&` takes what load() returns.
template <class F, class... Packs>
[[gnu::always_inline]] inline Pack apply(const F& f, const Packs&... from) {
  return Pack(f(from...));
}

// #region run-flat
/// All operands side by side in memory.
template <class Fold, class F, class... From>
FOCALGRAD_FLATTEN void run_flat(Fold fold, F f, std::size_t n, Scalar* to, const From*... from) {
  for (std::size_t i = 0; i < n;) {
    const bool whole = i + pack_size <= n;
    const Pack x = fold(load_begun(fold, to + i, whole), apply(f, load(from + i, whole)...));
    if (whole)
      store(to + i, x);
    else
      to[i] = first(x);
    i += whole ? pack_size : 1;
  }
}
// #endregion run-flat

/// An operand of the innermost loop: it moves along, or stays at one element, which is read again each time:
/// the registers are wanted for a formula's constants.
struct Cursor {
  Cursor(const Scalar* start, std::size_t step) : at(start), moves(step != 0) {}
  [[gnu::always_inline]] Pack pack(std::size_t i, bool whole) const {
    return moves ? load(at + i, whole) : Pack(*at);
  }
  const Scalar* at;
  bool moves;
};

/// A row of which every element has its own in `to`.
template <class Fold, class F, class... From>
FOCALGRAD_FLATTEN void run_row(Fold fold, F f, std::size_t n, Scalar* to, const From&... from) {
  for (std::size_t i = 0; i < n;) {
    const bool whole = i + pack_size <= n;
    const Pack x = fold(load_begun(fold, to + i, whole), apply(f, from.pack(i, whole)...));
    if (whole)
      store(to + i, x);
    else
      to[i] = first(x);
    i += whole ? pack_size : 1;
  }
}

/// The numbers of a Pack folded into one.
template <class Fold>
Scalar fold_lanes(Fold fold, const Pack& x) {
  if constexpr (std::is_same_v<Fold, Add>) return sum_lanes(x);
  Scalar number[pack_size];
  store(number, x);
  for (std::size_t i = 1; i < pack_size; ++i) number[0] = fold(number[0], number[i]);
  return number[0];
}

/// A row that is folded into one element: lane by lane first.
template <class Fold, class F, class... From>
FOCALGRAD_FLATTEN void fold_row(Fold fold, F f, std::size_t n, Scalar* to, const From&... from) {
  Pack lanes(0);
  for (std::size_t i = 0; i < n;) {
    const bool whole = i + pack_size <= n;
    const Pack x = apply(f, from.pack(i, whole)...);
    if (whole)
      lanes = i == 0 ? x : Pack(fold(lanes, x));
    else
      *to = fold(*to, first(x));
    i += whole ? pack_size : 1;
    if (whole && i + pack_size > n) *to = fold(*to, fold_lanes(fold, lanes));
  }
}

/// Some columns of rows that are folded into one as they are: what becomes of them stays in registers.
template <std::size_t packs, class Fold>
void fold_columns(Fold fold, std::size_t rows, Scalar* to, const Scalar* from, std::size_t down, bool whole) {
  Pack sum[packs];
  for (std::size_t j = 0; j < packs; ++j) sum[j] = load(to + j * pack_size, whole);
  for (std::size_t i = 0; i < rows; ++i)
#pragma GCC unroll 4
    for (std::size_t j = 0; j < packs; ++j)
      sum[j] = fold(sum[j], load(from + i * down + j * pack_size, whole));
  for (std::size_t j = 0; j < packs; ++j)
    if (whole)
      store(to + j * pack_size, sum[j]);
    else
      to[j] = first(sum[j]);
}
template <class Fold>
void fold_rows(Fold fold, std::size_t rows, std::size_t n, Scalar* to, const Scalar* from, std::size_t down) {
  std::size_t j = 0;
  for (; j + 2 * pack_size <= n; j += 2 * pack_size)
    fold_columns<2>(fold, rows, to + j, from + j, down, true);
  for (; j + pack_size <= n; j += pack_size) fold_columns<1>(fold, rows, to + j, from + j, down, true);
  for (; j < n; ++j) fold_columns<1>(fold, rows, to + j, from + j, down, false);
}

#undef FOCALGRAD_FLATTEN

/// to = fold(to, f(from…)) over the common shape of all operands, which the caller has found to fit.
/// f is called with Packs.  With Put{false}, `to` must have the loop's whole shape.
template <class Fold, class F, class... Views>
void for_each(Fold fold, Tensor& to, const Extents& to_shape, F f, const Views&... from) {
  constexpr std::size_t operands = 1 + sizeof...(from);
  if constexpr (!lean)  // run_row does it as well, in less code
    if ((... && (from.shape == to_shape))) return run_flat(fold, f, to.size(), to.data(), from.data...);

  Extents loop = to_shape;
  (stretch(loop, from.shape), ...);
  const std::size_t n = loop.elements();
  if (n == 0) return;
  const auto run = [&](std::size_t length, Scalar* start, bool moves, const auto&... cursor) {
    if (moves)
      run_row(fold, f, length, start, cursor...);
    else
      fold_row(fold, f, length, start, cursor...);
  };
  // Where each has all elements or a single one it is one row, and nothing needs planning.
  const auto in_a_row = [n](std::size_t elements) { return elements == n || elements == 1; };
  if (!lean && in_a_row(to.size()) && (... && in_a_row(from.shape.elements())))
    return run(n, to.data(), to.size() == n, Cursor(from.data, from.shape.elements() == n)...);

  const LoopPlan<operands> plan(loop, {&to_shape, &from.shape...});

  std::array<std::size_t, operands> offset{};
  std::array<std::size_t, max_rank> index{};
  // The rows of a sum over all axes but the last are gone through at once.
  const bool adds_rows = std::is_same_v<F, Same> && !lean && plan.rank > 1 && plan.stride[0][0] != 0 &&
                         plan.stride[1][0] == 0 && plan.stride[0][1] != 0;
  const auto row = [&]<std::size_t... K>(std::index_sequence<K...>) {
    if constexpr (std::is_same_v<F, Same> && !lean)
      if (adds_rows)
        return fold_rows(fold, plan.extent[1], plan.extent[0], to.data() + offset[0],
                         (from.data + offset[K + 1])..., plan.stride[1][1]);
    run(plan.extent[0], to.data() + offset[0], plan.stride[0][0] != 0,
        Cursor(from.data + offset[K + 1], plan.stride[0][K + 1])...);
  };
  for (;;) {
    row(std::make_index_sequence<sizeof...(from)>{});
    std::size_t axis = adds_rows ? 2 : 1;
    for (; axis < plan.rank; ++axis) {
      for (std::size_t k = 0; k < operands; ++k) offset[k] += plan.stride[axis][k];
      if (++index[axis] < plan.extent[axis]) break;
      for (std::size_t k = 0; k < operands; ++k) offset[k] -= plan.stride[axis][k] * plan.extent[axis];
      index[axis] = 0;
    }
    if (axis >= plan.rank) return;
  }
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
