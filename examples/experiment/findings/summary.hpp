// The results of all seeds: means, intervals, and what can be said about the differences.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/config.hpp"
#include "examples/experiment/training/follower.hpp"

namespace focalgrad::experiment {

/// What is shown together, and in which order.
struct MetricTable {
  Text title;
  std::vector<std::pair<Text, double Metrics::*>> columns;
};
const std::vector<MetricTable>& metric_tables();

class Summary {
 public:
  Summary(const Config& config, const std::vector<SeedResult>& seeds) : config_(config), seeds_(seeds) {}

  std::size_t seeds() const { return seeds_.size(); }
  const Config& config() const { return config_; }
  /// Over the seeds: a metric of a loss; of the true posterior; of logistic regression; of a loss minus the
  /// first, or minus logistic regression, paired by seed.
  Interval of(std::size_t loss, double Metrics::*metric) const;
  Interval bayes(double Metrics::*metric) const;
  Interval logistic(double Metrics::*metric) const;
  Interval difference(std::size_t loss, double Metrics::*metric) const;
  Interval beyond_logistic(std::size_t loss, double Metrics::*metric) const;
  bool knows_bayes() const;
  /// The differences that `difference` is of, a seed each.
  std::vector<double> differences(std::size_t loss, double Metrics::*metric) const;

 private:
  const Config& config_;
  const std::vector<SeedResult>& seeds_;
};

}  // namespace focalgrad::experiment
