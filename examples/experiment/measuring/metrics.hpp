// How good a classifier's probabilities are, with scikit-learn's definitions where it has one.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace focalgrad::experiment {

// scores or probabilities: n numbers, larger meaning more likely positive; labels: n of them, 1 for a
// positive.

/// Σ (recall_k − recall_{k−1})·precision_k over the distinct scores from the largest
/// (average_precision_score). NaN without positives.
double average_precision(std::span<const double> scores, std::span<const char> labels);
/// P(score of a positive > score of a negative), ties counting half (roc_auc_score).  NaN unless both classes
/// occur.
double roc_auc(std::span<const double> scores, std::span<const char> labels);

/// What a threshold makes of the examples: positive where score ≥ threshold.
struct Confusion {
  double true_positives = 0, false_positives = 0, true_negatives = 0, false_negatives = 0;
  double precision() const;          ///< 0 when nothing is called positive
  double recall() const;             ///< 0 without positives
  double f1() const;                 ///< 0 when there is no true positive
  double mcc() const;                ///< Matthews correlation; 0 when a row or column is empty
  double balanced_accuracy() const;  ///< the mean recall of the classes that occur
};
Confusion confusion(std::span<const double> scores, std::span<const char> labels, double threshold);

/// The score with the largest F1 as threshold, the largest such score among equals; and its confusion.
std::pair<double, Confusion> best_f1_threshold(std::span<const double> scores, std::span<const char> labels);

/// The largest recall of a threshold whose precision is at least `precision`; 0 when none is.
double recall_at_precision(std::span<const double> scores, std::span<const char> labels, double precision);

/// Mean squared distance of probability and label (brier_score_loss).
double brier(std::span<const double> probabilities, std::span<const char> labels);
/// Mean −log p_t, with probabilities kept within [ε, 1 − ε], ε = 2^-52 (log_loss from scikit-learn 1.2 on).
double log_loss(std::span<const double> probabilities, std::span<const char> labels);
/// Mean |observed share − mean probability| over the 15 bins [k/15, (k+1)/15), weighted by their examples;
/// 1 belongs to the last.
double expected_calibration_error(std::span<const double> probabilities, std::span<const char> labels);

/// All of them, under the names that files and tables use, in the order of the tables.
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
