#include "metrics/confusion.hpp"

#include <cmath>

namespace focalgrad::metrics {

namespace {

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

double Confusion::accuracy() const {
  return ratio(true_positives + true_negatives,
               true_positives + true_negatives + false_positives + false_negatives);
}

double Confusion::balanced_accuracy() const {
  const double negatives = true_negatives + false_positives;
  if (true_positives + false_negatives == 0 || negatives == 0) return accuracy();
  return (recall() + true_negatives / negatives) / 2;
}

// [A5.2]
double Confusion::precision() const { return ratio(true_positives, true_positives + false_positives); }
double Confusion::recall() const { return ratio(true_positives, true_positives + false_negatives); }
double Confusion::f1() const {
  return ratio(2 * true_positives, 2 * true_positives + false_positives + false_negatives);
}
double Confusion::mcc() const {
  const double called = true_positives + false_positives, not_called = true_negatives + false_negatives;
  const double positives = true_positives + false_negatives, negatives = true_negatives + false_positives;
  return ratio(true_positives * true_negatives - false_positives * false_negatives,
               std::sqrt(called) * std::sqrt(not_called) * std::sqrt(positives) * std::sqrt(negatives));
}
// [/A5.2]

}  // namespace focalgrad::metrics
