#include "metrics/parts/ranking.hpp"

#include <algorithm>
#include <limits>

namespace focalgrad::metrics {

double average_precision(const std::vector<Cut>& all) {
  // [A5.4]
  if (all.empty() || all.back().counts.true_positives == 0) return std::numeric_limits<double>::quiet_NaN();
  double area = 0, before = 0;
  for (const Cut& cut : all) {
    const double hits = cut.counts.true_positives, called = hits + cut.counts.false_positives;
    area += (hits - before) / all.back().counts.true_positives * (hits / called);
    before = hits;
  }
  return area;
  // [/A5.4]
}

double roc_auc(const std::vector<Cut>& all) {
  const Confusion last = all.empty() ? Confusion{} : all.back().counts;
  if (last.true_positives == 0 || last.false_positives == 0) return std::numeric_limits<double>::quiet_NaN();
  double area = 0;
  Confusion before;
  for (const auto& [threshold, counts] : all) {
    area += (counts.false_positives - before.false_positives) *
            (counts.true_positives + before.true_positives) / 2;
    before = counts;
  }
  return area / (last.true_positives * last.false_positives);
}

Cut best_f1(const std::vector<Cut>& all) {
  Cut best{0.5, {}};
  double most = -1;
  for (const Cut& each : all)
    if (const double f1 = each.counts.f1(); f1 > most) best = each, most = f1;
  return best;
}

double recall_at_precision(const std::vector<Cut>& all, double precision) {
  double recall = 0;
  for (const auto& [threshold, counts] : all)
    if (counts.true_positives >= precision * (counts.true_positives + counts.false_positives))
      recall = std::max(recall, counts.recall());
  return recall;
}

}  // namespace focalgrad::metrics
