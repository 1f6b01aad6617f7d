// What an elementwise formula may be called with beside Vars: a Pack, the numbers of one register (without
// xsimd a Pack is a Scalar).  The functions here have the names of the operators on Vars, so that one formula
// serves both.
#pragma once

#include <cmath>
#include <type_traits>

#include "tensor/tensor.hpp"

#ifdef FOCALGRAD_XSIMD
#include <xsimd/xsimd.hpp>

#include "tensor/exponential.hpp"
#endif

namespace focalgrad {

using std::abs, std::cos, std::erf, std::exp, std::expm1, std::log, std::log1p, std::pow, std::sin, std::sqrt,
    std::tanh;

// Code with and without xsimd may meet in one program, so each has a namespace of its own.
#ifdef FOCALGRAD_XSIMD
inline namespace packed {
inline constexpr std::size_t pack_size = Pack::size;
inline Pack load(const Scalar* from) { return Pack::load_unaligned(from); }
inline void store(Scalar* to, const Pack& x) { x.store_unaligned(to); }
inline Scalar first(const Pack& x) {
  Scalar lane[pack_size];
  x.store_unaligned(lane);
  return lane[0];
}
/// fold over the lanes of x.
template <class Fold>
Scalar fold_lanes(Fold fold, const Pack& x) {
  Scalar lane[pack_size];
  x.store_unaligned(lane);
  for (std::size_t i = 1; i < pack_size; ++i) lane[0] = fold(lane[0], lane[i]);
  return lane[0];
}
inline Pack pow(const Pack& x, Scalar exponent) { return xsimd::pow(x, Pack(exponent)); }
inline Pack choose(const Pack::batch_bool_type& condition, const Pack& a, const Pack& b) {
  return xsimd::select(condition, a, b);
}
#else
inline namespace plain {
using Pack = Scalar;
inline constexpr std::size_t pack_size = 1;
inline Pack load(const Scalar* from) { return *from; }
inline void store(Scalar* to, const Pack& x) { *to = x; }
inline Scalar first(const Pack& x) { return x; }
template <class Fold>
Scalar fold_lanes(Fold, const Pack& x) {
  return x;
}
inline Scalar log1p_to_1(Scalar x) { return std::log1p(x); }
#endif

inline Scalar choose(bool condition, Scalar a, Scalar b) { return condition ? a : b; }

template <class T>
concept Element = std::is_same_v<T, Scalar> || std::is_same_v<T, Pack>;
/// What an expression of A and B is: a Pack if either is one.
template <class A, class B>
using Wider = std::conditional_t<std::is_same_v<A, Pack> || std::is_same_v<B, Pack>, Pack, Scalar>;

template <Element T>
auto equal(const T& a, const T& b) {
  return a == b;
}
template <class T, class X>
T widened(const X& x) {
  if constexpr (std::is_arithmetic_v<X>)
    return T(static_cast<Scalar>(x));
  else
    return T(x);
}
/// condition ? a : b, element by element.
template <class Condition, class A, class B>
requires(Element<A> || Element<B>) Wider<A, B> where(const Condition& condition, const A& a, const B& b) {
  return choose(condition, widened<Wider<A, B>>(a), widened<Wider<A, B>>(b));
}
template <Element T>
T square(const T& x) {
  return x * x;
}

/// p = 1 / (1 + exp(−x)), 1 − p and their logarithms, none by a difference of nearly equal numbers: from one
/// exp(−|x|), which cannot overflow.  What a formula leaves out is not computed.
template <class T>
struct Probability {
  [[gnu::always_inline]] explicit Probability(const T& x) : Probability(x, exp(-abs(x))) {}
  T p, not_p, log_p, log_not_p;

 private:
  [[gnu::always_inline]] Probability(const T& x, const T& e)
      : Probability(x, e, 1 / (1 + e), log1p_to_1(e)) {}
  [[gnu::always_inline]] Probability(const T& x, const T& e, const T& surer, const T& tail)
      : p(where(x < 0, e * surer, surer)),
        not_p(where(x < 0, surer, e * surer)),
        log_p(where(x < 0, x, 0) - tail),
        log_not_p(where(x < 0, 0, -x) - tail) {}
};

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

}  // namespace packed / plain
}  // namespace focalgrad
