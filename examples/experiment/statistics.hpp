// Means over seeds, and how sure they are.
#pragma once

#include <span>

namespace focalgrad::experiment {

/// A mean with its 95 % interval.
struct Interval {
  double mean = 0, low = 0, high = 0;
  /// Whether the whole interval is on one side of 0.
  bool excludes_zero() const { return low > 0 || high < 0; }
};

/// mean ± t·s/√n, t the 97.5 % point of Student's distribution with n − 1 degrees of freedom.  For n = 1 low
/// and high are NaN: one seed says nothing of the spread.  For n = 0 the mean is NaN too.
Interval t_interval(std::span<const double> sample);
/// t_interval of a_i − b_i: the same seeds, so the same data, on both sides.
/// Throws Error: a and b are not of one length.
Interval paired_interval(std::span<const double> a, std::span<const double> b);

/// The 97.5 % point of Student's t distribution.  degrees ≥ 1.
double student_t_975(std::size_t degrees);

}  // namespace focalgrad::experiment
