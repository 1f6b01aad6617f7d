// How well scores rank the positives first: figures of all thresholds together.
#pragma once

#include "metrics/parts/counting.hpp"

namespace focalgrad::metrics {

/// Σ (recall_k − recall_{k−1})·precision_k over the cuts from the largest.  NaN without positives.
double average_precision(const std::vector<Cut>& all);
/// P(score of a positive > score of a negative), ties counting half.  NaN unless both classes occur.
double roc_auc(const std::vector<Cut>& all);
/// The cut of the largest F1, of equal ones that of the largest threshold; a threshold of 0.5 when there is
/// no cut.
Cut best_f1(const std::vector<Cut>& all);
/// The largest recall of a cut whose precision is at least `precision`; 0 when none is.
double recall_at_precision(const std::vector<Cut>& all, double precision);

}  // namespace focalgrad::metrics
