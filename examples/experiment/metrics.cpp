#include "examples/experiment/metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace focalgrad::experiment {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

double count_positives(std::span<const char> labels) {
  return static_cast<double>(std::count(labels.begin(), labels.end(), char(1)));
}

/// Calls visit(score, true positives, false positives) for every distinct score from the largest, with what a
/// threshold at that score calls positive.
template <class Visit>
void sweep(std::span<const double> scores, std::span<const char> labels, Visit visit) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  double hits = 0, false_alarms = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    (labels[order[i]] ? hits : false_alarms) += 1;
    if (i + 1 == order.size() || scores[order[i + 1]] != scores[order[i]])
      visit(scores[order[i]], hits, false_alarms);
  }
}

}  // namespace

double average_precision(std::span<const double> scores, std::span<const char> labels) {
  const double positives = count_positives(labels);
  if (positives == 0) return nan;
  double area = 0, before = 0;
  sweep(scores, labels, [&](double, double hits, double false_alarms) {
    area += (hits - before) / positives * (hits / (hits + false_alarms));
    before = hits;
  });
  return area;
}

double roc_auc(std::span<const double> scores, std::span<const char> labels) {
  const double positives = count_positives(labels),
               negatives = static_cast<double>(labels.size()) - positives;
  if (positives == 0 || negatives == 0) return nan;
  double area = 0, hits_before = 0, alarms_before = 0;
  sweep(scores, labels, [&](double, double hits, double false_alarms) {
    area += (false_alarms - alarms_before) * (hits + hits_before) / 2;
    hits_before = hits;
    alarms_before = false_alarms;
  });
  return area / (positives * negatives);
}

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

double Confusion::balanced_accuracy() const {
  const double positives = true_positives + false_negatives, negatives = true_negatives + false_positives;
  if (positives == 0 || negatives == 0) return ratio(true_positives + true_negatives, positives + negatives);
  return (true_positives / positives + true_negatives / negatives) / 2;
}

Confusion confusion(std::span<const double> scores, std::span<const char> labels, double threshold) {
  Confusion result;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const bool called = scores[i] >= threshold;
    (labels[i] ? (called ? result.true_positives : result.false_negatives)
               : (called ? result.false_positives : result.true_negatives)) += 1;
  }
  return result;
}

std::pair<double, Confusion> best_f1_threshold(std::span<const double> scores, std::span<const char> labels) {
  const double positives = count_positives(labels),
               negatives = static_cast<double>(labels.size()) - positives;
  double best = 0.5;
  Confusion at_best = confusion(scores, labels, best);
  double most = -1;
  sweep(scores, labels, [&](double score, double hits, double false_alarms) {
    const Confusion here{hits, false_alarms, negatives - false_alarms, positives - hits};
    if (here.f1() <= most) return;
    most = here.f1();
    best = score;
    at_best = here;
  });
  return {best, at_best};
}

double brier(std::span<const double> probabilities, std::span<const char> labels) {
  double total = 0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    total += std::pow(probabilities[i] - (labels[i] ? 1 : 0), 2);
  return total / static_cast<double>(labels.size());
}

double log_loss(std::span<const double> probabilities, std::span<const char> labels) {
  constexpr double least = 1e-15;
  double total = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double p = std::clamp(probabilities[i], least, 1 - least);
    total -= std::log(labels[i] ? p : 1 - p);
  }
  return total / static_cast<double>(labels.size());
}

double expected_calibration_error(std::span<const double> probabilities, std::span<const char> labels) {
  constexpr std::size_t bins = 15;
  std::array<double, bins> gap{};  // Σ label − Σ probability
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto bin = static_cast<std::size_t>(probabilities[i] * static_cast<double>(bins));
    gap[std::min(bin, bins - 1)] += (labels[i] ? 1 : 0) - probabilities[i];
  }
  double total = 0;
  for (const double each : gap) total += std::abs(each);
  return total / static_cast<double>(labels.size());
}

const std::vector<std::pair<std::string, double Metrics::*>>& Metrics::all() {
  static const std::vector<std::pair<std::string, double Metrics::*>> list = {
      {"average_precision", &Metrics::average_precision},
      {"roc_auc", &Metrics::roc_auc},
      {"recall", &Metrics::recall},
      {"precision", &Metrics::precision},
      {"f1", &Metrics::f1},
      {"mcc", &Metrics::mcc},
      {"balanced_accuracy", &Metrics::balanced_accuracy},
      {"best_threshold", &Metrics::best_threshold},
      {"recall_at_best_threshold", &Metrics::recall_at_best_threshold},
      {"precision_at_best_threshold", &Metrics::precision_at_best_threshold},
      {"best_f1", &Metrics::best_f1},
      {"brier", &Metrics::brier},
      {"log_loss", &Metrics::log_loss},
      {"expected_calibration_error", &Metrics::expected_calibration_error},
      {"posterior_error", &Metrics::posterior_error},
  };
  return list;
}

Metrics evaluate(std::span<const double> probabilities, std::span<const char> labels,
                 std::span<const double> posterior) {
  Metrics m;
  m.average_precision = average_precision(probabilities, labels);
  m.roc_auc = roc_auc(probabilities, labels);
  const Confusion half = confusion(probabilities, labels, 0.5);
  m.recall = half.recall();
  m.precision = half.precision();
  m.f1 = half.f1();
  m.mcc = half.mcc();
  m.balanced_accuracy = half.balanced_accuracy();
  const auto [threshold, best] = best_f1_threshold(probabilities, labels);
  m.best_threshold = threshold;
  m.recall_at_best_threshold = best.recall();
  m.precision_at_best_threshold = best.precision();
  m.best_f1 = best.f1();
  m.brier = brier(probabilities, labels);
  m.log_loss = log_loss(probabilities, labels);
  m.expected_calibration_error = expected_calibration_error(probabilities, labels);
  m.posterior_error = nan;
  if (!posterior.empty()) {
    m.posterior_error = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
      m.posterior_error += std::abs(probabilities[i] - posterior[i]) / static_cast<double>(labels.size());
  }
  return m;
}

}  // namespace focalgrad::experiment
