#include "examples/experiment/measuring/intervals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <vector>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// P(|T| ≤ t): the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4.
double two_sided(double t, std::size_t degrees) {
  const double nu = static_cast<double>(degrees);
  const double angle = std::atan(t / std::sqrt(nu)), cosine = std::cos(angle), square = cosine * cosine;
  const bool odd = degrees % 2 == 1;
  double term = odd ? cosine : 1, total = degrees == 1 ? 0 : term;
  for (std::size_t k = odd ? 3 : 2; k + 1 < degrees; k += 2) {
    term *= square * static_cast<double>(k - 1) / static_cast<double>(k);
    total += term;
  }
  return odd ? 2 / std::numbers::pi * (angle + std::sin(angle) * total) : std::sin(angle) * total;
}

/// The t with P(|T| ≤ t) = inside, of which inside is at most 0.95.
double student_t(double inside, std::size_t degrees) {
  double low = 0, high = 13;  // t is largest for one degree: 12.706
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (two_sided(middle, degrees) < inside ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// What a difference must be, in standard deviations of one pair, for n pairs to show it.
double visible_in_deviations(std::size_t n) {
  return (student_t(0.95, n - 1) + student_t(0.6, n - 1)) / std::sqrt(static_cast<double>(n));
}

}  // namespace

double student_t_975(std::size_t degrees) { return student_t(0.95, degrees); }

// [A5.6]
Interval t_interval(std::span<const double> sample) {
  if (sample.empty()) return {unknown, unknown, unknown};
  const auto n = static_cast<double>(sample.size());
  double mean = 0, squares = 0;
  for (const double x : sample) mean += x / n;
  for (const double x : sample) squares += (x - mean) * (x - mean);
  if (sample.size() < 2) return {mean, unknown, unknown};
  const double half = student_t_975(sample.size() - 1) * std::sqrt(squares / (n - 1) / n);
  return {mean, mean - half, mean + half};
}

Interval paired_interval(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size())
    throw Error("paired_interval: " + std::to_string(a.size()) + " values against " +
                std::to_string(b.size()) + "; each wants its partner");
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
  return t_interval(differences);
}
// [/A5.6]

double visible_difference(const Interval& paired, std::size_t seeds) {
  if (seeds < 2) return unknown;
  return paired.half() * (1 + student_t(0.6, seeds - 1) / student_t(0.95, seeds - 1));
}

std::size_t seeds_to_see(double size, const Interval& paired, std::size_t seeds) {
  if (seeds < 2 || !(paired.half() >= 0)) return 0;
  constexpr std::size_t most = 1'000'000;
  const double deviation = paired.half() * std::sqrt(static_cast<double>(seeds)) / student_t_975(seeds - 1);
  // For many pairs the points are the normal's, 1.960 and 0.842; the search needs the few of below.
  const double many = std::pow((1.959963984540054 + 0.8416212335729143) * deviation / size, 2);
  if (many > 1000) return many < double(most) ? static_cast<std::size_t>(std::ceil(many)) : most;
  std::size_t n = std::max<std::size_t>(2, static_cast<std::size_t>(many));
  while (visible_in_deviations(n) * deviation > size) ++n;
  return n;
}

Interval wilson_interval(std::size_t hits, std::size_t trials) {
  constexpr double z = 1.959963984540054;
  if (hits > trials)
    throw Error("wilson_interval: " + std::to_string(hits) + " hits of " + std::to_string(trials) +
                " trials");
  if (trials == 0) return {unknown, unknown, unknown};
  const auto h = static_cast<double>(hits), n = static_cast<double>(trials);
  const double half = z * std::sqrt(h * (n - h) / n + z * z / 4);
  // At the ends the bounds are exactly 0 and 1; rounding must not put them outside.
  const double low = hits == 0 ? 0 : (h + z * z / 2 - half) / (n + z * z);
  const double high = hits == trials ? 1 : (h + z * z / 2 + half) / (n + z * z);
  return {h / n, low, high};
}

}  // namespace focalgrad::experiment
