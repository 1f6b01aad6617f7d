// What an elementwise formula may be called with: one number, or one register full of them (a Pack).
// The functions here have the names of the operators on Vars, so that one formula serves all three.
#pragma once

#include <cmath>
#include <type_traits>

#ifdef FOCALGRAD_XSIMD
#include <xsimd/xsimd.hpp>
#endif

#include "tensor/tensor.hpp"

namespace focalgrad {

using std::abs, std::cos, std::erf, std::exp, std::expm1, std::log, std::log1p, std::pow, std::sin, std::sqrt,
    std::tanh;

// Code with and without xsimd may meet in one program, so each has a namespace of its own.
#ifdef FOCALGRAD_XSIMD
inline namespace packed {
using Pack = xsimd::batch<Scalar>;
inline constexpr std::size_t pack_size = Pack::size;
inline Pack pow(const Pack& x, Scalar exponent) { return xsimd::pow(x, Pack(exponent)); }
inline Pack load(const Scalar* from) { return Pack::load_unaligned(from); }
inline void store(Scalar* to, const Pack& x) { x.store_unaligned(to); }
/// fold over the lanes of x.
template <class Fold>
Scalar fold_lanes(Fold fold, const Pack& x) {
  Scalar lane[pack_size];
  x.store_unaligned(lane);
  for (std::size_t i = 1; i < pack_size; ++i) lane[0] = fold(lane[0], lane[i]);
  return lane[0];
}
#else
inline namespace plain {
using Pack = Scalar;
inline constexpr std::size_t pack_size = 1;
inline Pack load(const Scalar* from) { return *from; }
inline void store(Scalar* to, const Pack& x) { *to = x; }
template <class Fold>
Scalar fold_lanes(Fold, const Pack& x) {
  return x;
}
#endif

template <class T>
concept Element = std::is_same_v<T, Scalar> || std::is_same_v<T, Pack>;
/// What an expression of A and B is: a Pack if either is one.
template <class A, class B>
using Wider = std::conditional_t<std::is_same_v<A, Pack> || std::is_same_v<B, Pack>, Pack, Scalar>;

template <Element T>
auto equal(const T& a, const T& b) {
  return a == b;
}
/// condition ? a : b, element by element.
template <class Condition, class A, class B>
requires(Element<A> || Element<B>) Wider<A, B> where(const Condition& condition, const A& a, const B& b) {
  using T = Wider<A, B>;
#ifdef FOCALGRAD_XSIMD
  if constexpr (std::is_same_v<T, Pack>)
    return xsimd::select(condition, T(a), T(b));
  else
#endif
    return condition ? static_cast<T>(a) : static_cast<T>(b);
}
template <Element T>
T square(const T& x) {
  return x * x;
}
/// 1 / (1 + exp(-x)): exp overflows to infinity for large negative x, and 1 / infinity is the right 0.
template <Element T>
T sigmoid(const T& x) {
  return 1 / (1 + exp(-x));
}
/// log(1 + exp(x)), by an exponential that cannot overflow.
template <Element T>
T softplus(const T& x) {
  return where(x < 0, 0, x) + log1p(exp(-abs(x)));
}

}  // namespace packed / plain
}  // namespace focalgrad
