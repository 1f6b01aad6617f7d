// What is taken off before an exponential, so that it neither overflows nor loses a large common offset.
#pragma once

#include "autograd/tape.hpp"

namespace focalgrad {

/// The largest element along the axes, as a constant: softmax(x) = softmax(x − m) whatever m, so m has no
/// part in the derivative.  0 where the largest is infinite. x any shape -> the same shape with 1 along the
/// axes Throws Error: an empty Var, one from before a rewind; an axis that x does not have.
Var largest(const Var& x, const Axes& axes, const Caller& caller);

}  // namespace focalgrad
