// All that is measured of a model's probabilities (metrics/), under one name each.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace focalgrad::experiment {

/// The threshold with the largest F1 on these examples, n scores with n labels of 1 for a positive.
double best_f1_threshold(std::span<const double> scores, std::span<const char> labels);

/// The figures of a model, under the names that files and tables use, in the order of the tables.
struct Metrics {
  double average_precision = 0, roc_auc = 0;
  double recall = 0, precision = 0, f1 = 0, mcc = 0, balanced_accuracy = 0;  ///< at 0.5
  /// At the threshold with the largest F1 on the validation part.
  double threshold = 0, recall_at_threshold = 0, precision_at_threshold = 0, f1_at_threshold = 0,
         mcc_at_threshold = 0;
  /// At the one with the largest F1 on these examples themselves: what no honest choice can know.
  double best_threshold = 0, recall_at_best_threshold = 0, precision_at_best_threshold = 0, best_f1 = 0;
  double recall_at_precision_80 = 0;
  double brier = 0, log_loss = 0, expected_calibration_error = 0;
  /// Mean |probability − true posterior|; NaN when that is not known.
  double posterior_error = 0;
  /// The same four of the probabilities with the loss's own bias undone (losses/posterior.hpp).
  double brier_calibrated = 0, log_loss_calibrated = 0, expected_calibration_error_calibrated = 0,
         posterior_error_calibrated = 0;

  static const std::vector<std::pair<std::string, double Metrics::*>>& all();
};

/// What a model says of some examples.
struct Predictions {
  std::vector<double> probabilities, calibrated;
};

/// labels: 1 for a positive; posterior: the true one of each example, or empty; threshold: from
/// best_f1_threshold on other examples.
Metrics evaluate(const Predictions& predictions, std::span<const char> labels,
                 std::span<const double> posterior, double threshold);

}  // namespace focalgrad::experiment
