// How near a figure must be to the one that is wanted.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace focalgrad::tests {

/// A wanted figure, and how far from it another may be: by `relative` of its size, or by `absolute`,
/// whichever is more.
///   CHECK(got == near(0.0291, 0.01))
/// doctest::Approx adds 1 to the size, so that its epsilon is an absolute one for small figures.
struct Near {
  double want, relative, absolute;
  friend bool operator==(double got, const Near& wanted) {
    return got == wanted.want ||
           std::abs(got - wanted.want) <= std::max(wanted.relative * std::abs(wanted.want), wanted.absolute);
  }
};
inline Near near(double want, double relative = 1e-5, double absolute = 0) {
  return {want, relative, absolute};
}

inline doctest::String toString(const Near& wanted) {
  return doctest::toString(wanted.want) + " within " + doctest::toString(wanted.relative) + " of it or " +
         doctest::toString(wanted.absolute);
}

}  // namespace focalgrad::tests
