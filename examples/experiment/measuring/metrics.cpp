#include "examples/experiment/measuring/metrics.hpp"

#include <cmath>
#include <limits>

#include "metrics/parts/calibration.hpp"
#include "metrics/parts/ranking.hpp"

namespace focalgrad::experiment {

namespace {

/// Mean |a − b|; NaN when b is not known.
double mean_distance(std::span<const double> a, std::span<const double> b) {
  if (b.empty()) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
  return sum / static_cast<double>(a.size());
}

}  // namespace

double best_f1_threshold(std::span<const double> scores, std::span<const char> labels) {
  return best_f1(metrics::cuts(scores, labels)).threshold;
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
  const std::vector<metrics::Cut> all = metrics::cuts(p, labels);
  m.average_precision = average_precision(all);
  m.roc_auc = roc_auc(all);
  m.recall_at_precision_80 = recall_at_precision(all, 0.8);
  const metrics::Confusion half = metrics::confusion(p, labels, 0.5);
  m.recall = half.recall();
  m.precision = half.precision();
  m.f1 = half.f1();
  m.mcc = half.mcc();
  m.balanced_accuracy = half.balanced_accuracy();
  const metrics::Confusion chosen = metrics::confusion(p, labels, threshold);
  m.threshold = threshold;
  m.recall_at_threshold = chosen.recall();
  m.precision_at_threshold = chosen.precision();
  m.f1_at_threshold = chosen.f1();
  m.mcc_at_threshold = chosen.mcc();
  const auto [best_threshold, best] = best_f1(all);
  m.best_threshold = best_threshold;
  m.recall_at_best_threshold = best.recall();
  m.precision_at_best_threshold = best.precision();
  m.best_f1 = best.f1();
  m.brier = metrics::brier(p, labels);
  m.log_loss = metrics::log_loss(p, labels);
  m.expected_calibration_error = metrics::expected_calibration_error(p, labels);
  m.posterior_error = mean_distance(p, posterior);
  m.brier_calibrated = metrics::brier(predictions.calibrated, labels);
  m.log_loss_calibrated = metrics::log_loss(predictions.calibrated, labels);
  m.expected_calibration_error_calibrated =
      metrics::expected_calibration_error(predictions.calibrated, labels);
  m.posterior_error_calibrated = mean_distance(predictions.calibrated, posterior);
  return m;
}

}  // namespace focalgrad::experiment
