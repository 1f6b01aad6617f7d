// What can be said about how the losses differ.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/findings/summary.hpp"

namespace focalgrad::experiment {

/// A metric by which losses are said to differ, or not.
struct HeadlineMetric {
  Text name;
  double Metrics::*metric;
  bool more_is_better;
};
const std::vector<HeadlineMetric>& headline_metrics();

/// How many differences from the first loss, in the headline metrics, have an interval on which side of 0.
struct Tally {
  std::size_t better = 0, worse = 0, same = 0;
  std::size_t all() const { return better + worse + same; }
};

Tally tally(const Summary& summary);

/// Why a loss's figures may differ though its model ranks as well: what alpha does to the cut, and gamma to
/// probabilities.
std::vector<std::string> explanations(const LossSpec& loss, Language language);
/// That nothing is to be read into the differences of a single one.
std::string one_seed_says_little(Language language);

/// Sentences on how each loss differs from the first, that follow from the intervals.
std::vector<std::string> verdict(const Summary& summary, Language language = Language::english);

}  // namespace focalgrad::experiment
