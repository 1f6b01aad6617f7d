// A class against all others: multi-class losses are binary ones in this logit.
#pragma once

#include <span>
#include <vector>

#include "autograd/operators.hpp"

namespace focalgrad::losses {

/// The logit of the example's class t against all others, p being softmax(x).
///   log(p_t / (1 − p_t)) = x_t − log Σ_{j ≠ t} exp x_j
/// It has no difference of nearly equal numbers, so 1 − p_t is right however sure the model is.
/// logits [n, c], n classes -> [n]
/// A logit is any real, a class below c.  Infinite when there is one class only.
/// Throws Error: logits are not a matrix; not n classes; a class out of range.
Var log_odds(const Var& logits, std::span<const std::size_t> classes, const Caller& caller);

/// The factor of each example's class, as a constant.
/// n classes -> [n]
/// Throws Error: not `count` factors; one < 0 or NaN.
Var class_weights(Tape& tape, std::span<const std::size_t> classes, std::span<const Scalar> factors,
                  std::size_t count, const Caller& caller);

}  // namespace focalgrad::losses
