// Number: a scalar as a formula sees it.
#pragma once

#include <cmath>
#include <type_traits>

#include "tensor/tensor.hpp"

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

/// One number where a Pack has several.  A type of this namespace, so that its functions are found by a
/// formula that stands in another.
struct Number {
  template <class X>
  requires std::is_arithmetic_v<X> Number(X number) : x(static_cast<Scalar>(number)) {}
  explicit operator Scalar() const { return x; }

  friend Number operator+(Number a, Number b) { return a.x + b.x; }
  friend Number operator-(Number a, Number b) { return a.x - b.x; }
  friend Number operator*(Number a, Number b) { return a.x * b.x; }
  friend Number operator/(Number a, Number b) { return a.x / b.x; }
  friend Number operator-(Number a) { return -a.x; }
  friend bool operator<(Number a, Number b) { return a.x < b.x; }
  friend bool operator<=(Number a, Number b) { return a.x <= b.x; }
  friend bool operator>(Number a, Number b) { return a.x > b.x; }
  friend bool operator>=(Number a, Number b) { return a.x >= b.x; }
  friend bool operator==(Number a, Number b) { return a.x == b.x; }

  Scalar x;
};

/// What <cmath> has under these names, and what else formulas use.
inline Number abs(Number a) { return std::abs(a.x); }
inline Number acos(Number a) { return std::acos(a.x); }
inline Number asin(Number a) { return std::asin(a.x); }
inline Number atan(Number a) { return std::atan(a.x); }
inline Number atan2(Number y, Number x) { return std::atan2(y.x, x.x); }
inline Number ceil(Number a) { return std::ceil(a.x); }
inline Number cos(Number a) { return std::cos(a.x); }
inline Number erf(Number a) { return std::erf(a.x); }
inline Number exp(Number a) { return std::exp(a.x); }
inline Number expm1(Number a) { return std::expm1(a.x); }
inline Number floor(Number a) { return std::floor(a.x); }
inline Number log(Number a) { return std::log(a.x); }
inline Number log1p(Number a) { return std::log1p(a.x); }
inline Number log1p_to_1(Number a) { return std::log1p(a.x); }
inline Number pow(Number a, Number exponent) { return std::pow(a.x, exponent.x); }
inline Number rint(Number a) { return std::rint(a.x); }
inline Number sin(Number a) { return std::sin(a.x); }
inline Number sqrt(Number a) { return std::sqrt(a.x); }
inline Number tanh(Number a) { return std::tanh(a.x); }
inline Number choose(bool condition, Number a, Number b) { return condition ? a : b; }

/// f of these numbers.
template <class F, class... Numbers>
Scalar of_numbers(const F& f, const Numbers&... x) {
  return static_cast<Scalar>(f(x...));
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
