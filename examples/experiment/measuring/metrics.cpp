#include "examples/experiment/measuring/metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace focalgrad::experiment {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

/// What a threshold at a score calls positive.
struct Cut {
  double score, hits, false_alarms;
};

/// One cut for every distinct score, from the largest.
std::vector<Cut> cuts(std::span<const double> scores, std::span<const char> labels) {
  std::vector<std::pair<double, char>> ranked;
  ranked.reserve(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) ranked.emplace_back(scores[i], labels[i]);
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Cut> all;
  double hits = 0, false_alarms = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    (ranked[i].second ? hits : false_alarms) += 1;
    if (i + 1 == ranked.size() || ranked[i + 1].first != ranked[i].first)
      all.push_back({ranked[i].first, hits, false_alarms});
  }
  return all;
}

double average_precision(const std::vector<Cut>& all) {
  if (all.empty() || all.back().hits == 0) return nan;
  double area = 0, before = 0;
  for (const Cut& cut : all) {
    area += (cut.hits - before) / all.back().hits * (cut.hits / (cut.hits + cut.false_alarms));
    before = cut.hits;
  }
  return area;
}

double roc_auc(const std::vector<Cut>& all) {
  if (all.empty() || all.back().hits == 0 || all.back().false_alarms == 0) return nan;
  double area = 0;
  Cut before{};
  for (const Cut& cut : all) {
    area += (cut.false_alarms - before.false_alarms) * (cut.hits + before.hits) / 2;
    before = cut;
  }
  return area / (all.back().hits * all.back().false_alarms);
}

double recall_at_precision(const std::vector<Cut>& all, double precision) {
  double recall = 0;
  for (const Cut& cut : all)
    if (cut.hits >= precision * (cut.hits + cut.false_alarms))
      recall = std::max(recall, ratio(cut.hits, all.back().hits));
  return recall;
}

/// Mean |a − b|; NaN when b is not known.
double mean_distance(std::span<const double> a, std::span<const double> b) {
  if (b.empty()) return nan;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
  return sum / static_cast<double>(a.size());
}

std::pair<double, Confusion> best_f1_threshold(const std::vector<Cut>& all) {
  std::pair<double, Confusion> best{0.5, {}};
  double most = -1;
  for (const Cut& cut : all) {
    const Confusion here{cut.hits, cut.false_alarms, all.back().false_alarms - cut.false_alarms,
                         all.back().hits - cut.hits};
    if (here.f1() <= most) continue;
    most = here.f1();
    best = {cut.score, here};
  }
  return best;
}

}  // namespace

double average_precision(std::span<const double> scores, std::span<const char> labels) {
  return average_precision(cuts(scores, labels));
}
double roc_auc(std::span<const double> scores, std::span<const char> labels) {
  return roc_auc(cuts(scores, labels));
}
std::pair<double, Confusion> best_f1_threshold(std::span<const double> scores, std::span<const char> labels) {
  return best_f1_threshold(cuts(scores, labels));
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

double recall_at_precision(std::span<const double> scores, std::span<const char> labels, double precision) {
  return recall_at_precision(cuts(scores, labels), precision);
}

double brier(std::span<const double> probabilities, std::span<const char> labels) {
  double total = 0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    total += std::pow(probabilities[i] - (labels[i] ? 1 : 0), 2);
  return total / static_cast<double>(labels.size());
}

double log_loss(std::span<const double> probabilities, std::span<const char> labels) {
  constexpr double least = std::numeric_limits<double>::epsilon();
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
      {"threshold", &Metrics::threshold},
      {"recall_at_threshold", &Metrics::recall_at_threshold},
      {"precision_at_threshold", &Metrics::precision_at_threshold},
      {"f1_at_threshold", &Metrics::f1_at_threshold},
      {"mcc_at_threshold", &Metrics::mcc_at_threshold},
      {"best_threshold", &Metrics::best_threshold},
      {"recall_at_best_threshold", &Metrics::recall_at_best_threshold},
      {"precision_at_best_threshold", &Metrics::precision_at_best_threshold},
      {"best_f1", &Metrics::best_f1},
      {"recall_at_precision_80", &Metrics::recall_at_precision_80},
      {"brier", &Metrics::brier},
      {"log_loss", &Metrics::log_loss},
      {"expected_calibration_error", &Metrics::expected_calibration_error},
      {"posterior_error", &Metrics::posterior_error},
      {"brier_calibrated", &Metrics::brier_calibrated},
      {"log_loss_calibrated", &Metrics::log_loss_calibrated},
      {"expected_calibration_error_calibrated", &Metrics::expected_calibration_error_calibrated},
      {"posterior_error_calibrated", &Metrics::posterior_error_calibrated},
  };
  return list;
}

Metrics evaluate(const Predictions& predictions, std::span<const char> labels,
                 std::span<const double> posterior, double threshold) {
  const std::vector<double>& p = predictions.probabilities;
  Metrics m;
  const std::vector<Cut> all = cuts(p, labels);
  m.average_precision = average_precision(all);
  m.roc_auc = roc_auc(all);
  m.recall_at_precision_80 = recall_at_precision(all, 0.8);
  const Confusion half = confusion(p, labels, 0.5);
  m.recall = half.recall();
  m.precision = half.precision();
  m.f1 = half.f1();
  m.mcc = half.mcc();
  m.balanced_accuracy = half.balanced_accuracy();
  const Confusion chosen = confusion(p, labels, threshold);
  m.threshold = threshold;
  m.recall_at_threshold = chosen.recall();
  m.precision_at_threshold = chosen.precision();
  m.f1_at_threshold = chosen.f1();
  m.mcc_at_threshold = chosen.mcc();
  const auto [best_threshold, best] = best_f1_threshold(all);
  m.best_threshold = best_threshold;
  m.recall_at_best_threshold = best.recall();
  m.precision_at_best_threshold = best.precision();
  m.best_f1 = best.f1();
  m.brier = brier(p, labels);
  m.log_loss = log_loss(p, labels);
  m.expected_calibration_error = expected_calibration_error(p, labels);
  m.posterior_error = mean_distance(p, posterior);
  m.brier_calibrated = brier(predictions.calibrated, labels);
  m.log_loss_calibrated = log_loss(predictions.calibrated, labels);
  m.expected_calibration_error_calibrated = expected_calibration_error(predictions.calibrated, labels);
  m.posterior_error_calibrated = mean_distance(predictions.calibrated, posterior);
  return m;
}

}  // namespace focalgrad::experiment
