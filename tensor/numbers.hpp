// The functions in formulas, of numbers: a Scalar or a Number (tensor/number.hpp), or a Pack of them
// (tensor/fast/pack.hpp).
#pragma once

#include <cmath>
#include <type_traits>

#include "tensor/number.hpp"
#include "tensor/tensor.hpp"

#ifdef FOCALGRAD_FAST
#include "tensor/fast/exp_tanh_log1p.hpp"
#endif

namespace focalgrad {
inline namespace FOCALGRAD_EVALUATOR {

using std::abs, std::acos, std::asin, std::atan, std::atan2, std::ceil, std::cos, std::erf, std::exp,
    std::expm1, std::floor, std::log, std::log1p, std::pow, std::rint, std::sin, std::sqrt, std::tanh;

#ifndef FOCALGRAD_FAST
using Pack = Scalar;
/// condition ? a : b, and log(1 + x) of an x from 0 to 1: what a Pack has its own of.
inline Scalar choose(bool condition, Scalar a, Scalar b) { return condition ? a : b; }
inline Scalar log1p_to_1(Scalar x) { return std::log1p(x); }
using Mask = bool;
#endif

/// What a formula computes with one register at a time, and one number at a time.
template <class T>
concept Element = std::is_same_v<T, Scalar> || std::is_same_v<T, Pack> || std::is_same_v<T, Number>;
template <class T>
concept ElementOrNumber = Element<T> || std::is_arithmetic_v<T>;
/// An expression of xtensor's: it refers to the tensors it is made of, and is computed when it is assigned.
template <class T>
concept Expression = xt::is_xexpression<std::remove_cvref_t<T>>::value;
template <class T>
concept Condition = std::is_same_v<T, bool> || std::is_same_v<T, Mask>;

/// x as a To: the same number in each place of a Pack.
template <Element To, ElementOrNumber X>
To widened(const X& x) {
  if constexpr (std::is_arithmetic_v<X>)
    return To(static_cast<Scalar>(x));
  else
    return x;
}

/// What both an A and a B are widened to.
template <class A, class B>
using Wider =
    std::conditional_t<std::is_same_v<A, Number> || std::is_same_v<B, Number>, Number,
                       std::conditional_t<std::is_same_v<A, Pack> || std::is_same_v<B, Pack>, Pack, Scalar>>;

/// a == b, element by element.
template <ElementOrNumber A, ElementOrNumber B>
auto equal(const A& a, const B& b) {
  return widened<Wider<A, B>>(a) == widened<Wider<A, B>>(b);
}
/// condition ? a : b, element by element.
template <Condition C, ElementOrNumber A, ElementOrNumber B>
auto where(const C& condition, const A& a, const B& b) {
  using Chosen = Wider<Wider<A, B>, std::conditional_t<std::is_same_v<C, Mask>, Pack, Scalar>>;
  return choose(condition, widened<Chosen>(a), widened<Chosen>(b));
}
/// x·x.
template <Element T>
T square(const T& x) {
  return x * x;
}

template <class T>
struct Probability;  // tensor/functions.hpp

// #region probability
/// Of numbers all four come from one exp(−|x|), which cannot overflow, and none is a difference of nearly
/// equal numbers.  What a formula leaves out is not computed.
template <Element T>
struct Probability<T> {
  [[gnu::always_inline]] explicit Probability(const T& x) : Probability(x, exp(-abs(x))) {}
  T p, not_p, log_p, log_not_p;

 private:
  [[gnu::always_inline]] Probability(const T& x, const T& e)
      : Probability(x, e, 1 / (1 + e), log1p_to_1(e)) {}
  [[gnu::always_inline]] Probability(const T& x, const T& e, const T& p_larger, const T& log1p_e)
      : p(where(x < 0, e * p_larger, p_larger)),
        not_p(where(x < 0, p_larger, e * p_larger)),
        log_p(where(x < 0, x, 0) - log1p_e),
        log_not_p(where(x < 0, 0, -x) - log1p_e) {}
};
// #endregion probability

/// 1 / (1 + exp(−x)).
template <Element T>
[[gnu::always_inline]] inline T sigmoid(const T& x) {
  return Probability<T>(x).p;
}
/// log(1 / (1 + exp(−x))).
template <Element T>
[[gnu::always_inline]] inline T log_sigmoid(const T& x) {
  return Probability<T>(x).log_p;
}
/// log(1 + exp(x)).
template <Element T>
[[gnu::always_inline]] inline T softplus(const T& x) {
  return -Probability<T>(x).log_not_p;
}

}  // namespace FOCALGRAD_EVALUATOR
}  // namespace focalgrad
