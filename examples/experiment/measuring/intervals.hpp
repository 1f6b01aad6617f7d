// Means over seeds, and how sure they are.
#pragma once

#include <cstddef>
#include <span>

namespace focalgrad::experiment {

/// A mean with its 95 % interval.
struct Interval {
  double mean = 0, low = 0, high = 0;
  /// Whether the whole interval is on one side of 0.
  bool excludes_zero() const { return low > 0 || high < 0; }
  /// How far it reaches to either side, what stands behind ±.
  double half() const { return (high - low) / 2; }
};

/// mean ± t·s/√n, t the 97.5 % point of Student's distribution with n − 1 degrees of freedom.  For n = 1 low
/// and high are NaN: one seed says nothing of the spread.  For n = 0 the mean is NaN too.
Interval t_interval(std::span<const double> sample);
/// t_interval of a_i − b_i: the same seeds, so the same data, on both sides.
/// Throws Error: a and b are not of one length.
Interval paired_interval(std::span<const double> a, std::span<const double> b);

/// Of a share, hits of trials: (h + z²/2 ± z √(h (n − h)/n + z²/4)) / (n + z²), z the normal's 97.5 % point.
/// Wilson 1927, Probable inference, the law of succession, and statistical inference.  Inside [0, 1]; mean is
/// hits / trials.  For no trials all are NaN.  Throws Error: more hits than trials.
Interval wilson_interval(std::size_t hits, std::size_t trials);

/// The smallest true difference that `seeds` pairs show in four runs of five (power 80 %, level 5 %), read
/// off the interval of as many: (t_0.975 + t_0.8) s/√n, s/√n = half / t_0.975.  NaN for fewer than 2 seeds.
double visible_difference(const Interval& paired, std::size_t seeds);
/// How many seeds would show a true difference of that size, of the spread that `seeds` of them had; at most
/// a million.  0 where the spread is not known.  size > 0.
std::size_t seeds_to_see(double size, const Interval& paired, std::size_t seeds);

/// The 97.5 % point of Student's t distribution.  degrees ≥ 1.
double student_t_975(std::size_t degrees);

}  // namespace focalgrad::experiment
