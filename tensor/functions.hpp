// The functions that formulas are written with, beyond those of xtensor and of <cmath>.  A formula is one
// text for three kinds of values: Tensors, of which it makes an expression of xtensor's; numbers; and Vars,
// on which it records.  So each function has the name of the operator on Vars.
#pragma once

#include "tensor/numbers.hpp"
#ifndef FOCALGRAD_FAST
#include "tensor/expressions.hpp"
#endif

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

/// A value that a formula gives a name: `const auto e = share(exp(-abs(x)))`.  An expression would refer to
/// a variable that is gone when the formula has returned; what is shared lives as long as it is needed.
template <class T>
requires(!Expression<T>) T share(const T& x) { return x; }

/// p = 1 / (1 + exp(−x)), 1 − p and their logarithms, as accurate far out as near 0.
template <class T>
struct Probability {
  using Shared = decltype(share(std::declval<const T&>()));
  explicit Probability(const T& x)
      : p(share(sigmoid(x))),
        not_p(share(sigmoid(-x))),
        log_p(share(log_sigmoid(x))),
        log_not_p(share(log_sigmoid(-x))) {}
  Shared p, not_p, log_p, log_not_p;
};

/// `value`, or the NaN that x is: the derivative of what compares x with something is NaN at a NaN.
template <class X, class Value>
auto unless_nan(X& x, Value&& value) {
  return where(equal(x, x), std::forward<Value>(value), x);
}

/// Folds values into the largest; a NaN stays.
struct Maximum {
  auto operator()(const auto& to, const auto& x) const { return where(to < x, x, where(equal(x, x), to, x)); }
};
/// Folds values into the smallest; a NaN stays.
struct Minimum {
  auto operator()(const auto& to, const auto& x) const { return where(x < to, x, where(equal(x, x), to, x)); }
};
/// The formula x.
struct Same {
  auto& operator()(auto& x) const { return x; }
};
/// Folds values into their sum.
struct Add {
  auto operator()(const auto& to, const auto& x) const { return to + x; }
};

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
