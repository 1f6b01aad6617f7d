#include "metrics/metrics.hpp"

#include <algorithm>
#include <cmath>

#include "metrics/parts/calibration.hpp"
#include "metrics/parts/ranking.hpp"
#include "tensor/range.hpp"
#include "tensor/shape.hpp"

namespace focalgrad::metrics {

namespace {

/// What a metric is not defined without.
enum class Needs { examples, positives, both_classes };

/// Scores and targets, checked, as the parts take them.
struct Examples {
  std::vector<double> scores;
  std::vector<char> labels;
};

Examples examples(const Tensor& scores, const Tensor& targets, Needs needs, const Caller& caller) {
  const Extents shape = extents(scores, caller.line), given = extents(targets, caller.line);
  if (!(shape == given))
    throw Error(caller, "targets of shape ", given, " for scores of shape ", shape,
                "; the shapes must be equal",
                shape.elements() == given.elements() ? " (reshape one of them)" : "");
  if (scores.size() == 0) throw Error(caller, "there are no examples of shape ", shape, " to measure");
  Examples all{{scores.begin(), scores.end()}, std::vector<char>(targets.size())};
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (std::isnan(all.scores[i]))
      throw Error(caller, "score ", i, " is nan; DetectAnomaly finds the operator that a NaN comes from");
    const Scalar target = targets.data()[i];
    if (target != 0 && target != 1) throw Error(caller, "target ", i, " is ", target, "; it must be 0 or 1");
    all.labels[i] = target == 1;
  }
  const auto positives = std::count(all.labels.begin(), all.labels.end(), 1);
  if (needs != Needs::examples && positives == 0)
    throw Error(caller, "none of ", targets.size(), " targets is 1; without a positive it is not defined");
  if (needs == Needs::both_classes && positives == std::ssize(all.labels))
    throw Error(caller, "none of ", targets.size(), " targets is 0; without a negative it is not defined");
  return all;
}

Examples calibrated(const Tensor& probabilities, const Tensor& targets, const Caller& caller) {
  Examples all = examples(probabilities, targets, Needs::examples, caller);
  for (std::size_t i = 0; i < all.scores.size(); ++i)
    if (!between(0, 1).contains(all.scores[i]))
      throw Error(caller,
                  out_of_range("probability " + std::to_string(i), probabilities.data()[i], between(0, 1)),
                  "; the sigmoid makes probabilities of logits");
  return all;
}

std::vector<Cut> checked_cuts(const Tensor& scores, const Tensor& targets, Needs needs,
                              const Caller& caller) {
  const Examples all = examples(scores, targets, needs, caller);
  return cuts(all.scores, all.labels);
}

}  // namespace

double average_precision(const Tensor& scores, const Tensor& targets, Line line) {
  return average_precision(checked_cuts(scores, targets, Needs::positives, {"average_precision", line}));
}

double roc_auc(const Tensor& scores, const Tensor& targets, Line line) {
  return roc_auc(checked_cuts(scores, targets, Needs::both_classes, {"roc_auc", line}));
}

Confusion confusion(const Tensor& scores, const Tensor& targets, double threshold, Line line) {
  const Caller caller{"confusion", line};
  if (std::isnan(threshold)) throw Error(caller, "threshold is nan; it must be a number");
  const Examples all = examples(scores, targets, Needs::examples, caller);
  return confusion(all.scores, all.labels, threshold);
}

std::vector<Cut> cuts(const Tensor& scores, const Tensor& targets, Line line) {
  return checked_cuts(scores, targets, Needs::examples, {"cuts", line});
}

Cut best_f1_threshold(const Tensor& scores, const Tensor& targets, Line line) {
  return best_f1(checked_cuts(scores, targets, Needs::positives, {"best_f1_threshold", line}));
}

double recall_at_precision(const Tensor& scores, const Tensor& targets, double precision, Line line) {
  const Caller caller{"recall_at_precision", line};
  check_range(caller, "precision", precision, between(0, 1));
  return recall_at_precision(checked_cuts(scores, targets, Needs::positives, caller), precision);
}

double brier(const Tensor& probabilities, const Tensor& targets, Line line) {
  const Examples all = calibrated(probabilities, targets, {"brier", line});
  return brier(all.scores, all.labels);
}

double log_loss(const Tensor& probabilities, const Tensor& targets, Line line) {
  const Examples all = calibrated(probabilities, targets, {"log_loss", line});
  return log_loss(all.scores, all.labels);
}

double expected_calibration_error(const Tensor& probabilities, const Tensor& targets, std::size_t bins,
                                  Line line) {
  const Caller caller{"expected_calibration_error", line};
  check_range(caller, "bins", static_cast<double>(bins), between(1, 1e6));
  const Examples all = calibrated(probabilities, targets, caller);
  return expected_calibration_error(all.scores, all.labels, bins);
}

double accuracy(const Tensor& logits, std::span<const std::size_t> classes, Line line) {
  const Caller caller{"accuracy", line};
  const Extents shape = extents(logits, line);
  if (shape.rank() != 2 || shape[0] != classes.size())
    throw Error(caller, "logits have shape ", shape, " and classes size ", classes.size(),
                "; a row of logits is wanted for each class");
  if (logits.size() == 0) throw Error(caller, "there are no examples of shape ", shape, " to measure");
  std::size_t right = 0;
  for (std::size_t i = 0; i < shape[0]; ++i) {
    const Scalar* row = logits.data() + i * shape[1];
    if (classes[i] >= shape[1])
      throw Error(caller, "classes[", i, "] is ", classes[i], "; logits of shape ", shape,
                  " have classes below ", shape[1]);
    if (std::any_of(row, row + shape[1], [](Scalar x) { return std::isnan(x); }))
      throw Error(caller, "a logit of row ", i,
                  " is nan; DetectAnomaly finds the operator that a NaN comes from");
    right += std::max_element(row, row + shape[1]) - row == static_cast<std::ptrdiff_t>(classes[i]);
  }
  return static_cast<double>(right) / static_cast<double>(shape[0]);
}

}  // namespace focalgrad::metrics
