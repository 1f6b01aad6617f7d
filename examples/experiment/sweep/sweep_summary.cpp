#include "examples/experiment/sweep/sweep_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "examples/experiment/sweep/best_rate.hpp"
#include "examples/experiment/text/visible.hpp"

namespace focalgrad::experiment {

SweepSummary::SweepSummary(const SweepFile& file, const Grid& grid) : file_(file), grid_(grid) {
  for (const std::size_t count : grid.negatives)
    for (std::size_t loss = 0; loss < grid.config.losses.size(); ++loss)
      best_rates_.push_back(
          experiment::best_rate(grid.learning_rates, validation_means(file, grid, count, loss))
              .value_or(grid.learning_rates.front()));
}

std::string SweepSummary::name_of(std::size_t imbalance) const {
  const Config& config = grid_.config;
  if (!config.csv.empty()) return visible(std::filesystem::path(config.csv).stem().string());
  return fmt::format("{}:{}", config.positives, grid_.negatives[imbalance]);
}

double SweepSummary::best_rate(std::size_t imbalance, std::size_t loss) const {
  return best_rates_[imbalance * grid_.config.losses.size() + loss];
}

std::vector<double> SweepSummary::sample(const Place& at, const SweepMetric& metric) const {
  std::vector<double> values;
  for (std::size_t k = 0; k < seeds(); ++k)
    values.push_back(file_.value({grid_.negatives[at.imbalance], grid_.config.seed + k,
                                  at.rate.value_or(best_rate(at.imbalance, at.loss)), at.loss},
                                 metric.column));
  return values;
}

std::vector<double> SweepSummary::differences(const Place& at, const SweepMetric& metric) const {
  std::vector<double> minus = sample(at, metric);
  const std::vector<double> first = sample({at.imbalance, 0, at.rate}, metric);
  for (std::size_t k = 0; k < minus.size(); ++k) minus[k] -= first[k];
  return minus;
}

Interval SweepSummary::of(const Place& at, const SweepMetric& metric) const {
  return t_interval(sample(at, metric));
}

Interval SweepSummary::difference(const Place& at, const SweepMetric& metric) const {
  return t_interval(differences(at, metric));
}

Interval SweepSummary::logistic(std::size_t imbalance) const {
  return of({imbalance, 0}, sweep_metric("logistic_average_precision"));
}

Interval SweepSummary::beyond_logistic(const Place& at) const {
  return paired_interval(sample(at, sweep_metric("average_precision")),
                         sample(at, sweep_metric("logistic_average_precision")));
}

std::size_t SweepSummary::diverged(const Place& at) const {
  const std::vector<double> values = sample(at, sweep_metric("average_precision"));
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double x) { return std::isnan(x); }));
}

Side side_of(const Interval& difference, const SweepMetric& metric) {
  if (std::isnan(difference.low)) return Side::unknown;
  if (!difference.excludes_zero()) return Side::unseen;
  return (difference.mean > 0) == (metric.better == Better::more) ? Side::better : Side::worse;
}

SweepTally tally(const SweepSummary& summary, const std::vector<SweepMetric>& metrics) {
  SweepTally counted;
  for (const SweepMetric& metric : metrics)
    for (std::size_t i = 0; i < summary.grid().negatives.size() && metric.better != Better::neither; ++i)
      for (std::size_t loss = 1; loss < summary.grid().config.losses.size(); ++loss) {
        const Side side = side_of(summary.difference({i, loss}, metric), metric);
        counted.better += side == Side::better, counted.worse += side == Side::worse;
        counted.unseen += side == Side::unseen, counted.unknown += side == Side::unknown;
      }
  return counted;
}

}  // namespace focalgrad::experiment
