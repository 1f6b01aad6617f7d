#include "metrics/parts/counting.hpp"

#include <algorithm>
#include <utility>

#include "metrics/parts/sorting.hpp"

namespace focalgrad::metrics {

Confusion confusion(std::span<const double> scores, std::span<const char> labels, double threshold) {
  Confusion result;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const bool called = scores[i] >= threshold;
    (labels[i] ? (called ? result.true_positives : result.false_negatives)
               : (called ? result.false_positives : result.true_negatives)) += 1;
  }
  return result;
}

std::vector<Cut> cuts(std::span<const double> scores, std::span<const char> labels) {
  // [A5.3]
  std::vector<Scored> ranked;
  ranked.reserve(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) ranked.emplace_back(scores[i], labels[i]);
  sort_from_largest(ranked);
  const auto all_positives =
      static_cast<double>(std::count_if(labels.begin(), labels.end(), [](char c) { return c != 0; }));
  const double all_negatives = static_cast<double>(labels.size()) - all_positives;
  std::vector<Cut> all;
  all.reserve(ranked.size());
  double hits = 0, false_alarms = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    (ranked[i].second ? hits : false_alarms) += 1;
    if (i + 1 < ranked.size() && ranked[i + 1].first == ranked[i].first) continue;
    const Confusion counts{hits, false_alarms, all_negatives - false_alarms, all_positives - hits};
    all.push_back({ranked[i].first, counts});
  }
  return all;
  // [/A5.3]
}

}  // namespace focalgrad::metrics
