// What a sweep came to: intervals over the seeds, for each imbalance and loss.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/sweep/results_file.hpp"
#include "examples/experiment/sweep/sweep_metric.hpp"

namespace focalgrad::experiment {

/// A place of the grid's axes: the imbalance and the loss by their numbers, and at which learning rate; none:
/// each loss at its own best one.
struct Place {
  std::size_t imbalance, loss;
  std::optional<double> rate = {};
};

class SweepSummary {
 public:
  SweepSummary(const SweepFile& file, const Grid& grid);

  const Grid& grid() const { return grid_; }
  const SweepFile& file() const { return file_; }
  std::size_t seeds() const { return grid_.config.seeds; }
  /// "100:1000", or the file's name: a file has one imbalance.
  std::string name_of(std::size_t imbalance) const;
  /// The learning rate with the best mean average precision on validation, the grid's first where all
  /// diverged.
  double best_rate(std::size_t imbalance, std::size_t loss) const;

  /// Over the seeds, NaN where a training diverged: a metric of a loss; of it minus the first, paired by
  /// seed.
  Interval of(const Place& at, const SweepMetric& metric) const;
  Interval difference(const Place& at, const SweepMetric& metric) const;
  /// What `difference` is of, a seed each.
  std::vector<double> differences(const Place& at, const SweepMetric& metric) const;
  /// The average precision of logistic regression, and of a loss minus it.
  Interval logistic(std::size_t imbalance) const;
  Interval beyond_logistic(const Place& at) const;
  /// On how many seeds the training diverged.
  std::size_t diverged(const Place& at) const;

 private:
  std::vector<double> sample(const Place& at, const SweepMetric& metric) const;
  const SweepFile& file_;
  const Grid& grid_;
  std::vector<double> best_rates_;  // loss by loss, for each imbalance
};

/// On which side of 0 differences lie, that can be better or worse.
enum class Side { better, worse, unseen, unknown };
/// unknown: diverged, or one seed.
Side side_of(const Interval& difference, const SweepMetric& metric);

/// How many of each, over all imbalances and losses but the first, in metrics of which more or less is
/// better.
struct SweepTally {
  std::size_t better = 0, worse = 0, unseen = 0, unknown = 0;
  /// Those with an interval.
  std::size_t all() const { return better + worse + unseen; }
};
SweepTally tally(const SweepSummary& summary, const std::vector<SweepMetric>& metrics);

}  // namespace focalgrad::experiment
