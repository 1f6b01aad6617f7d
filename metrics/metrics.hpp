// How good a classifier is, with scikit-learn's definitions where it has one.
//
// Scores are logits or probabilities: any numbers that are larger where a positive is likelier.  A
// probability is the sigmoid of a logit; sigmoid(logits).value() are those of a tape's logits.  A target is 1
// for a positive and 0 for a negative.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "metrics/confusion.hpp"
#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad::metrics {

/// The area under precision against recall, without interpolation (average_precision_score).
///   AP = Σ (recall_k − recall_{k−1})·precision_k,  k over the distinct scores from the largest
/// scores any shape, targets the same shape -> scalar
/// Throws Error: shapes differ; no examples; a score that is NaN; a target that is not 0 or 1; no positive.
double average_precision(const Tensor& scores, const Tensor& targets, Line line = {});

/// The area under the ROC curve, ties counting half (roc_auc_score).
///   AUC = P(score of a positive > score of a negative)
/// scores any shape, targets the same shape -> scalar
/// Throws Error: shapes differ; no examples; a score that is NaN; a target that is not 0 or 1; one class
/// only.
double roc_auc(const Tensor& scores, const Tensor& targets, Line line = {});

/// The counts at a threshold, which give precision, recall, F1 and others: 0.5 is a usual threshold of
/// probabilities, 0 the same of logits.
/// scores any shape, targets the same shape
/// Throws Error: shapes differ; no examples; a score or threshold that is NaN; a target that is not 0 or 1.
Confusion confusion(const Tensor& scores, const Tensor& targets, double threshold, Line line = {});

/// The counts at every distinct score as threshold, from the largest: the points of the ROC and of the
/// precision-recall curve.
/// scores any shape, targets the same shape
/// Throws Error: shapes differ; no examples; a score that is NaN; a target that is not 0 or 1.
std::vector<Cut> cuts(const Tensor& scores, const Tensor& targets, Line line = {});

/// The threshold of the largest F1, and the counts there: to be chosen on other examples than those that it
/// is then used on.  Of equal ones the largest threshold.
/// scores any shape, targets the same shape
/// Throws Error: shapes differ; no examples; a score that is NaN; a target that is not 0 or 1; no positive.
Cut best_f1_threshold(const Tensor& scores, const Tensor& targets, Line line = {});

/// The largest recall at a threshold whose precision is at least `precision`, in [0, 1]; 0 when none is.
/// scores any shape, targets the same shape -> scalar
/// Throws Error: as best_f1_threshold; precision outside [0, 1].
double recall_at_precision(const Tensor& scores, const Tensor& targets, double precision, Line line = {});

/// Mean squared distance of probability and target (brier_score_loss).
///   Brier = mean (p − y)²
/// probabilities any shape, targets the same shape -> scalar
/// Throws Error: shapes differ; no examples; a probability outside [0, 1]; a target that is not 0 or 1.
double brier(const Tensor& probabilities, const Tensor& targets, Line line = {});

/// Mean cross-entropy, with probabilities kept within [ε, 1 − ε], ε = 2^-52, as log_loss does from
/// scikit-learn 1.2 on.
///   mean −log p_t
/// probabilities any shape, targets the same shape -> scalar, nats
/// Throws Error: shapes differ; no examples; a probability outside [0, 1]; a target that is not 0 or 1.
double log_loss(const Tensor& probabilities, const Tensor& targets, Line line = {});

/// Expected calibration error (Naeini et al. 2015), over bins of equal width.
///   ECE = Σ n_k / n |share of positives_k − mean probability_k|,  k over the bins that are not empty
/// probabilities any shape, targets the same shape -> scalar
/// Throws Error: shapes differ; no examples; a probability outside [0, 1]; a target that is not 0 or 1; bins
/// not between 1 and 1e6.
double expected_calibration_error(const Tensor& probabilities, const Tensor& targets, std::size_t bins = 15,
                                  Line line = {});

/// The share of rows whose class has the largest logit, the first of equal ones.
/// logits [n, c], n classes -> scalar
/// Throws Error: logits that are no matrix; not n classes; no rows; a class out of range; a logit that is
/// NaN.
double accuracy(const Tensor& logits, std::span<const std::size_t> classes, Line line = {});

}  // namespace focalgrad::metrics
