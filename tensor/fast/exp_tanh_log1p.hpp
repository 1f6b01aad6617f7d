// exp and tanh of Packs, and log1p from 0 to 1, for the functions that training spends its time in: two to
// four times as fast as xsimd's, within 2 units in the last place (docs/performance.md).
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "tensor/fast/pack.hpp"

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

namespace exponential {

constexpr bool is_double = sizeof(Scalar) == 8;
constexpr int mantissa_bits = std::numeric_limits<Scalar>::digits - 1;
constexpr int bias = std::numeric_limits<Scalar>::max_exponent - 1;

constexpr Scalar log2_e = Scalar(1.4426950408889634);
// log 2 in two parts, of which the first times a whole number is exact.
constexpr Scalar log_2_high = is_double ? Scalar(6.93147180369123816490e-01) : Scalar(0.693359375);
constexpr Scalar log_2_low = is_double ? Scalar(1.90821492927058770002e-10) : Scalar(-2.12194440e-4);

/// c₀ + z·c₁ + z²·c₂ + …, the even and the odd powers by a Horner scheme each: one waits for the other.
template <std::size_t N>
[[gnu::always_inline]] inline Pack polynomial(const Pack& z, const std::array<Scalar, N>& c) {
  const Pack square = z * z;
  Pack last(c[N - 1]), before(c[N - 2]);
  for (std::size_t k = N - 2; k-- > 0;) {
    const Pack next = fused(last, square, Pack(c[k]));
    last = before;
    before = next;
  }
  return fused(last, z, before);
}

/// x = n·log 2 + r with n whole and |r| ≤ log 2 / 2, so that exp(x) = 2ⁿ exp(r).
struct Reduced {
  [[gnu::always_inline]] explicit Reduced(const Pack& x) {
    // Added to a number of this size, a fraction is rounded away, and the last bits of the sum count in ones.
    const Pack round(Scalar(3 * (std::int64_t(1) << (mantissa_bits - 1))));
    counted = fused(x, Pack(log2_e), round);
    const Pack n = counted - round;
    r = fused(n, Pack(-log_2_low), fused(n, Pack(-log_2_high), x));
  }
  /// 2^(n + shift): its bits are the exponent's.
  [[gnu::always_inline]] Pack power(std::int64_t shift) const {
    return shifted_bits(counted, static_cast<Word>(bias + shift), mantissa_bits);
  }
  Pack counted, r;
};

/// exp(r) − 1 = r·(1 + r/2! + r²/3! + …) by as many terms as are felt for |r| ≤ log 2 / 2.
[[gnu::always_inline]] inline Pack taylor(const Pack& r) {
  constexpr auto reciprocal_factorials = [] {
    std::array<Scalar, is_double ? 13 : 7> c{};
    double factorial = 1;
    for (std::size_t k = 0; k < c.size(); ++k) c[k] = static_cast<Scalar>(1 / (factorial *= double(k + 1)));
    return c;
  }();
  return r * polynomial(r, reciprocal_factorials);
}

}  // namespace exponential

/// exp(x); what is smaller than the smallest normal number is 0.
[[gnu::always_inline]] inline Pack exp(const Pack& x) {
  constexpr Scalar highest = exponential::is_double ? Scalar(709.782712893384) : Scalar(88.7228394);
  constexpr Scalar lowest = exponential::is_double ? Scalar(-708.0) : Scalar(-87.3);
  const exponential::Reduced reduced(x);
  // 2·2^(n − 1): 2^n alone would overflow before exp does.
  const Pack value = (2 + 2 * exponential::taylor(reduced.r)) * reduced.power(-1);
  const Pack with_zero = choose(x < lowest, Pack(0), value);
  return choose(x > highest, Pack(std::numeric_limits<Scalar>::infinity()), with_zero);
}

#ifdef FOCALGRAD_XSIMD
/// exp(x) − 1; xsimd's overflows before exp does.
inline Pack expm1(const Pack& x) { return choose(x > 80, exp(x), xsimd::expm1(x)); }
#endif

/// tanh(x) = −e / (e + 2) with e = exp(−2|x|) − 1, and x's sign.
[[gnu::always_inline]] inline Pack tanh(const Pack& x) {
  const Pack size = abs(x);
  const exponential::Reduced reduced(-2 * choose(size > 20, Pack(20), size));  // tanh(20) is 1
  const Pack power = reduced.power(0);
  const Pack e = fused(power, exponential::taylor(reduced.r), power - 1);
  return with_sign_of(e / (e + 2), x);
}

/// log(1 + x) for 0 ≤ x ≤ 1: 2 artanh(s) = 2s·(1 + s²/3 + s⁴/5 + …), s = f / (2 + f), with f = x, or 1 + f
/// half of 1 + x.
[[gnu::always_inline]] inline Pack log1p_to_1(const Pack& x) {
  constexpr auto odd_reciprocals = [] {
    std::array<Scalar, exponential::is_double ? 11 : 5> c{};
    for (std::size_t k = 0; k < c.size(); ++k) c[k] = Scalar(2) / static_cast<Scalar>(2 * k + 1);
    return c;
  }();
  const auto halved = x > Scalar(0.41421356237309505);
  const Pack f = choose(halved, Scalar(0.5) * (x - 1), x);
  const Pack s = f / (2 + f);
  const Pack log = s * exponential::polynomial(s * s, odd_reciprocals);
  return choose(halved, (log + exponential::log_2_low) + exponential::log_2_high, log);
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
