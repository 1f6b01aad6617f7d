// What a threshold makes of some examples.
#pragma once

namespace focalgrad::metrics {

/// How many examples of each class a threshold calls positive, those whose score is at least the threshold,
/// and negative.
struct Confusion {
  double true_positives = 0, false_positives = 0, true_negatives = 0, false_negatives = 0;
  /// TP / (TP + FP); 0 when nothing is called positive.
  double precision() const;
  /// TP / (TP + FN); 0 without positives.
  double recall() const;
  /// 2 TP / (2 TP + FP + FN); 0 when there is no true positive.
  double f1() const;
  /// (TP + TN) / all; 0 without examples.
  double accuracy() const;
  /// Matthews correlation of calls and classes; 0 when either has one value alone.
  double mcc() const;
  /// The mean recall of the classes that occur.
  double balanced_accuracy() const;
};

/// A score as threshold.
struct Cut {
  double threshold;
  Confusion counts;
};

}  // namespace focalgrad::metrics
