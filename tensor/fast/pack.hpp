// Pack: the numbers of one register, computed with at once: xsimd's, or without it the compiler's own
// vectors.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numbers>
#include <type_traits>

#include "tensor/tensor.hpp"

#ifdef FOCALGRAD_XSIMD
#include <xsimd/xsimd.hpp>
#endif

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

// As many bytes as a register of this processor has.
#if defined(__AVX512F__)
inline constexpr std::size_t register_bytes = 64;
#elif defined(__AVX__)
inline constexpr std::size_t register_bytes = 32;
#else
inline constexpr std::size_t register_bytes = 16;
#endif

using Word = std::conditional_t<sizeof(Scalar) == 8, std::uint64_t, std::uint32_t>;

#ifdef FOCALGRAD_XSIMD

using Pack = xsimd::batch<Scalar>;
using Mask = Pack::batch_bool_type;
inline constexpr std::size_t pack_size = Pack::size;

inline Pack load(const Scalar* from) { return Pack::load_unaligned(from); }
inline void store(Scalar* to, const Pack& x) { x.store_unaligned(to); }
inline Pack choose(const Mask& condition, const Pack& a, const Pack& b) {
  return xsimd::select(condition, a, b);
}
/// a·b + c.
inline Pack fused(const Pack& a, const Pack& b, const Pack& c) { return xsimd::fma(a, b, c); }
inline Pack with_sign_of(const Pack& x, const Pack& sign) { return xsimd::copysign(x, sign); }
/// (bits of x + added) << shift, as a number.
inline Pack shifted_bits(const Pack& x, Word added, int shift) {
  using Bits = xsimd::batch<Word>;
  return xsimd::bitwise_cast<Pack>((xsimd::bitwise_cast<Bits>(x) + Bits(added)) << shift);
}

#else

// Inlined whatever is compiled for: a module for web pages is compiled for size.
/// What comparing two Packs gives: for each number all bits or none.
struct Mask {
  using Bits [[gnu::vector_size(register_bytes)]] = std::make_signed_t<Word>;
  Bits bits;
};

struct Pack {
  using Vector [[gnu::vector_size(register_bytes)]] = Scalar;
  using Bits [[gnu::vector_size(register_bytes)]] = Word;
  static constexpr std::size_t size = sizeof(Vector) / sizeof(Scalar);

  Pack() = default;
  [[gnu::always_inline]] Pack(Scalar x) : v(x - Vector{}) {}
  [[gnu::always_inline]] Pack(Vector x) : v(x) {}

  [[gnu::always_inline]] friend Pack operator+(const Pack& a, const Pack& b) { return a.v + b.v; }
  [[gnu::always_inline]] friend Pack operator-(const Pack& a, const Pack& b) { return a.v - b.v; }
  [[gnu::always_inline]] friend Pack operator*(const Pack& a, const Pack& b) { return a.v * b.v; }
  [[gnu::always_inline]] friend Pack operator/(const Pack& a, const Pack& b) { return a.v / b.v; }
  [[gnu::always_inline]] friend Pack operator-(const Pack& a) { return -a.v; }
  [[gnu::always_inline]] friend Mask operator<(const Pack& a, const Pack& b) { return {a.v < b.v}; }
  [[gnu::always_inline]] friend Mask operator<=(const Pack& a, const Pack& b) { return {a.v <= b.v}; }
  [[gnu::always_inline]] friend Mask operator>(const Pack& a, const Pack& b) { return {a.v > b.v}; }
  [[gnu::always_inline]] friend Mask operator>=(const Pack& a, const Pack& b) { return {a.v >= b.v}; }
  [[gnu::always_inline]] friend Mask operator==(const Pack& a, const Pack& b) { return {a.v == b.v}; }

  Vector v;
};
inline constexpr std::size_t pack_size = Pack::size;

[[gnu::always_inline]] inline Pack load(const Scalar* from) {
  Pack x;
  std::memcpy(&x.v, from, sizeof x.v);
  return x;
}
[[gnu::always_inline]] inline void store(Scalar* to, const Pack& x) { std::memcpy(to, &x.v, sizeof x.v); }
[[gnu::always_inline]] inline Pack choose(const Mask& condition, const Pack& a, const Pack& b) {
  const auto chosen = (Mask::Bits(a.v) & condition.bits) | (Mask::Bits(b.v) & ~condition.bits);
  return Pack::Vector(chosen);
}
[[gnu::always_inline]] inline Pack fused(const Pack& a, const Pack& b, const Pack& c) { return a * b + c; }
[[gnu::always_inline]] inline Pack abs(const Pack& x) {
  return Pack::Vector(Pack::Bits(x.v) & ~Pack::Bits((-Pack(0)).v));
}
[[gnu::always_inline]] inline Pack with_sign_of(const Pack& x, const Pack& sign) {
  const Pack::Bits sign_bit = Pack::Bits((-Pack(0)).v);
  return Pack::Vector((Pack::Bits(x.v) & ~sign_bit) | (Pack::Bits(sign.v) & sign_bit));
}
[[gnu::always_inline]] inline Pack shifted_bits(const Pack& x, Word added, int shift) {
  return Pack::Vector((Pack::Bits(x.v) + added) << shift);
}

#endif

/// f of each number.
template <class F>
Pack each(F f, const Pack& x) {
  Scalar number[pack_size];
  store(number, x);
  for (Scalar& n : number) n = f(n);
  return load(number);
}
inline Scalar first(const Pack& x) {
  Scalar number[pack_size];
  store(number, x);
  return number[0];
}
/// Numbers side by side, as many as a register or a part of one has.
template <std::size_t bytes>
struct Numbers {
  using Type [[gnu::vector_size(bytes)]] = Scalar;
};
/// The numbers of x added up: the second half to the first, and so on.
template <class X>
[[gnu::always_inline]] inline Scalar sum_lanes(const X& x) {
  constexpr std::size_t half = sizeof x / 2;
  typename Numbers<half>::Type low, high;
  std::memcpy(&low, &x, half);
  std::memcpy(&high, reinterpret_cast<const char*>(&x) + half, half);
  low += high;
  if constexpr (half == sizeof(Scalar))
    return low[0];
  else
    return sum_lanes(low);
}
inline Scalar choose(bool condition, Scalar a, Scalar b) { return condition ? a : b; }

inline Pack pow(const Pack& x, const Pack& w) {
  Scalar base[pack_size], exponent[pack_size];
  store(base, x), store(exponent, w);
  for (std::size_t i = 0; i < pack_size; ++i) base[i] = std::pow(base[i], exponent[i]);
  return load(base);
}
inline Pack pow(const Pack& x, Scalar exponent) {
  return each([exponent](Scalar n) { return std::pow(n, exponent); }, x);
}
inline Pack atan2(const Pack& y, const Pack& x) {
  Scalar opposite[pack_size], adjacent[pack_size];
  store(opposite, y), store(adjacent, x);
  for (std::size_t i = 0; i < pack_size; ++i) opposite[i] = std::atan2(opposite[i], adjacent[i]);
  return load(opposite);
}
// Of a number at a time in every build: seldom used, and right to the last bit.
inline Pack asin(const Pack& x) {
  return each([](Scalar n) { return std::asin(n); }, x);
}
inline Pack acos(const Pack& x) {
  return each([](Scalar n) { return std::acos(n); }, x);
}
inline Pack atan(const Pack& x) {
  return each([](Scalar n) { return std::atan(n); }, x);
}
inline Pack floor(const Pack& x) {
  return each([](Scalar n) { return std::floor(n); }, x);
}
inline Pack ceil(const Pack& x) {
  return each([](Scalar n) { return std::ceil(n); }, x);
}
inline Pack rint(const Pack& x) {
  return each([](Scalar n) { return std::rint(n); }, x);
}
#ifdef FOCALGRAD_XSIMD
// xsimd's, where they are right: its log of a denormal number is log of the smallest, and its erf squares
// what is far out.
inline Pack log(const Pack& x) {
  const auto denormal = (x > 0) & (x < std::numeric_limits<Scalar>::min());
  const Pack log_scaled = xsimd::log(choose(denormal, x * Scalar(std::int64_t(1) << 60), x));
  return choose(denormal, log_scaled - Scalar(60 * std::numbers::ln2), log_scaled);
}
inline Pack erf(const Pack& x) { return choose(abs(x) > 10, with_sign_of(Pack(1), x), xsimd::erf(x)); }
#else
inline Pack log(const Pack& x) {
  return each([](Scalar n) { return std::log(n); }, x);
}
inline Pack log1p(const Pack& x) {
  return each([](Scalar n) { return std::log1p(n); }, x);
}
inline Pack expm1(const Pack& x) {
  return each([](Scalar n) { return std::expm1(n); }, x);
}
inline Pack sqrt(const Pack& x) {
  return each([](Scalar n) { return std::sqrt(n); }, x);
}
inline Pack sin(const Pack& x) {
  return each([](Scalar n) { return std::sin(n); }, x);
}
inline Pack cos(const Pack& x) {
  return each([](Scalar n) { return std::cos(n); }, x);
}
inline Pack erf(const Pack& x) {
  return each([](Scalar n) { return std::erf(n); }, x);
}
#endif

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
