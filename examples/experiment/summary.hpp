// What all seeds came to: means, intervals, and what can be said of the differences.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "examples/experiment/config.hpp"
#include "examples/experiment/experiment.hpp"
#include "examples/experiment/language.hpp"
#include "examples/experiment/statistics.hpp"

namespace focalgrad::experiment {

/// What is shown together, and in which order.
struct MetricTable {
  Text title;
  std::vector<std::pair<Text, double Metrics::*>> columns;
};
const std::vector<MetricTable>& metric_tables();

/// A metric by which losses are said to differ, or not.
struct HeadlineMetric {
  Text name;
  double Metrics::*metric;
  bool more_is_better;
};
const std::vector<HeadlineMetric>& headline_metrics();

/// {"mean", "low", "high"}, null where not known.
nlohmann::json to_json(const Interval& interval);

/// How many differences from the first loss, in the headline metrics, have an interval on which side of 0.
struct Tally {
  std::size_t better = 0, worse = 0, same = 0;
  std::size_t all() const { return better + worse + same; }
};

class Summary {
 public:
  Summary(const Config& config, const std::vector<SeedResult>& seeds) : config_(config), seeds_(seeds) {}

  std::size_t seeds() const { return seeds_.size(); }
  const Config& config() const { return config_; }
  /// Over the seeds: a metric of a loss; of the true posterior; of a loss less the first one, paired by seed.
  Interval of(std::size_t loss, double Metrics::*metric) const;
  Interval bayes(double Metrics::*metric) const;
  Interval difference(std::size_t loss, double Metrics::*metric) const;
  bool knows_bayes() const;
  /// The differences that `difference` is of, a seed each.
  std::vector<double> differences(std::size_t loss, double Metrics::*metric) const;

  Tally tally() const;
  /// Sentences on how each loss differs from the first, that follow from the intervals.
  std::vector<std::string> verdict(Language language = Language::english) const;
  nlohmann::json json(bool interrupted) const;

 private:
  const Config& config_;
  const std::vector<SeedResult>& seeds_;
};

}  // namespace focalgrad::experiment
