// Values taken apart and put together: functions without a rule of their own, written with operators.
//
// Each throws Error, naming the caller's line: inputs on two tapes, or made before a rewind; shapes that do
// not fit.
#pragma once

#include <vector>

#include "autograd/var.hpp"
#include "tensor/axes.hpp"

namespace focalgrad {

/// Values of one shape along a new axis (negative: from the last of the result).
Var stack(const std::vector<Var>& parts, int axis = 0, Line line = {});
/// Pieces of these sizes along one axis.
/// Throws Error: the sizes do not add up to the axis's.
std::vector<Var> split(const Var& x, const std::vector<std::size_t>& sizes, int axis = 0, Line line = {});
/// Backwards along axes, along all when none is given.
Var flip(const Var& x, const Axes& axes = {}, Line line = {});
/// How many elements are added to an axis.
struct Padding {
  std::ptrdiff_t before = 0, after = 0;
};
/// x within a frame of `value`, with one Padding for each axis: pad(x, {{0, 1}, {2, 2}}).
Var pad(const Var& x, const std::vector<Padding>& widths, Scalar value = 0, Line line = {});
/// The matrix with a vector as its diagonal and 0 elsewhere; of a matrix, its diagonal.
/// x [n] -> [n, n]
Var diag(const Var& x, Line line = {});

}  // namespace focalgrad
