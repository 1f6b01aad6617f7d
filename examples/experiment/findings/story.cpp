#include "examples/experiment/findings/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "autograd/tape.hpp"
#include "examples/experiment/measuring/cumulative.hpp"
#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/text/number.hpp"
#include "metrics/parts/counting.hpp"

namespace focalgrad::experiment {

namespace {

constexpr std::size_t histogram_bins = 20, reliability_bins = 15, plane_columns = 48, plane_rows = 48,
                      most_points = 300;

/// Four digits are more than a chart shows.
double rounded(double x) {
  if (!std::isfinite(x)) return std::nan("");
  return x == 0 ? 0.0 : read_number<double>(fmt::format("{:.4g}", x)).value_or(0);
}
std::vector<double> rounded(std::vector<double> values) {
  for (double& x : values) x = rounded(x);
  return values;
}

/// Hundredths are more than a colour shows, and short.
std::vector<long> hundredths(const std::vector<double>& probabilities) {
  std::vector<long> list;
  for (const double p : probabilities) list.push_back(std::lround(100 * p));
  return list;
}

/// Of a curve's points every so many-th, and the last.
Points thinned(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> some_x, some_y;
  const std::size_t stride = x.size() / most_points + 1;
  for (std::size_t i = 0; i < x.size(); i += stride) some_x.push_back(x[i]), some_y.push_back(y[i]);
  if (!x.empty() && (x.size() - 1) % stride != 0) some_x.push_back(x.back()), some_y.push_back(y.back());
  return {rounded(some_x), rounded(some_y)};
}

/// How the p_t of each class spread over [0, 1], as shares of the class.
Look::Model histogram(const std::vector<double>& p, const std::vector<char>& labels) {
  std::array<std::vector<double>, 2> counts = {std::vector<double>(histogram_bins),
                                               std::vector<double>(histogram_bins)};
  std::array<double, 2> total{};
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double p_t = labels[i] ? p[i] : 1 - p[i];
    const auto bin = static_cast<std::size_t>(p_t * static_cast<double>(histogram_bins));
    counts[labels[i] ? 1 : 0][std::min(bin, histogram_bins - 1)] += 1;
    total[labels[i] ? 1 : 0] += 1;
  }
  for (std::size_t c = 0; c < 2; ++c)
    for (double& count : counts[c]) count /= std::max(1.0, total[c]);
  return {rounded(counts[0]), rounded(counts[1]), {}};
}

/// The share of positives among examples of about the same probability, with its Wilson interval.
Reliability reliability(const std::vector<double>& p, const std::vector<char>& labels) {
  std::array<double, reliability_bins> sum{};
  std::array<std::size_t, reliability_bins> positives{}, count{};
  for (std::size_t i = 0; i < p.size(); ++i) {
    const auto bin = std::min(static_cast<std::size_t>(p[i] * static_cast<double>(reliability_bins)),
                              reliability_bins - 1);
    sum[bin] += p[i];
    positives[bin] += labels[i] ? 1 : 0;
    ++count[bin];
  }
  std::vector<double> said, seen, low, high;
  std::vector<std::size_t> counts;
  for (std::size_t k = 0; k < reliability_bins; ++k)
    if (count[k] > 0) {
      const Interval share = wilson_interval(positives[k], count[k]);
      said.push_back(sum[k] / static_cast<double>(count[k]));
      seen.push_back(share.mean), low.push_back(share.low), high.push_back(share.high);
      counts.push_back(count[k]);
    }
  return {rounded(said), rounded(seen), rounded(low), rounded(high), counts};
}

/// Precision against recall, and the rates of the ROC, from the largest score on.
RankingCurves ranking(const std::vector<double>& scores, const std::vector<char>& labels) {
  const std::vector<metrics::Cut> cuts = metrics::cuts(scores, labels);
  const double positives = cuts.back().counts.true_positives, negatives = cuts.back().counts.false_positives;
  std::vector<double> recall = {0}, precision = {1}, false_rate = {0}, true_rate = {0};
  double seen_recall = 0, seen_false = 0;
  for (const metrics::Cut& cut : cuts) {
    const double hits = cut.counts.true_positives, alarms = cut.counts.false_positives;
    const bool last = &cut == &cuts.back();
    // A point for each half per cent that something moves by.
    if (hits / positives >= seen_recall + 0.005 || last) {
      seen_recall = hits / positives;
      recall.push_back(seen_recall);
      precision.push_back(hits / (hits + alarms));
    }
    if (hits / positives + alarms / negatives >= seen_false + 0.005 || last) {
      seen_false = hits / positives + alarms / negatives;
      false_rate.push_back(alarms / negatives);
      true_rate.push_back(hits / positives);
    }
  }
  return {{rounded(recall), rounded(precision)}, {rounded(false_rate), rounded(true_rate)}};
}

AtThresholds at_thresholds(const std::vector<double>& p, const std::vector<char>& labels) {
  AtThresholds counts{{0, 1e-4, 2e-4, 5e-4, 0.001, 0.002, 0.005}, {}, {}};
  for (int hundredths = 1; hundredths < 100; ++hundredths) counts.thresholds.push_back(hundredths / 100.0);
  counts.thresholds.insert(counts.thresholds.end(), {0.995, 0.998, 0.999, 1});
  counts.true_positives.resize(counts.thresholds.size());
  counts.false_positives.resize(counts.thresholds.size());
  for (std::size_t i = 0; i < p.size(); ++i) {
    ++(labels[i] ? counts.positives : counts.negatives);
    for (std::size_t k = 0; k < counts.thresholds.size() && p[i] >= counts.thresholds[k]; ++k)
      ++(labels[i] ? counts.true_positives : counts.false_positives)[k];
  }
  return counts;
}

/// The cumulative share of a class's own loss, the easiest examples first.
Points cumulative(const LossSpec& loss, const ClassCounts& counts, const std::vector<double>& p,
                  const std::vector<char>& labels, char which) {
  std::vector<double> logits;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (labels[i] == which) logits.push_back(std::log(p[i]) - std::log1p(-p[i]));
  Tensor x(Dims{logits.size()});
  std::transform(logits.begin(), logits.end(), x.begin(), [](double z) { return static_cast<Scalar>(z); });
  Tape tape;
  const Tensor values = loss(tape.constant(x), Tensor(Dims{logits.size()}, Scalar(which)), counts).value();
  const CumulativeShare share = cumulative_share({values.begin(), values.end()});
  return thinned(share.examples, share.loss);
}

Plane plane_of(const Dataset& train) {
  const Tensor lowest = xt::amin(train.inputs, {0}), highest = xt::amax(train.inputs, {0});
  Plane plane{.left = rounded(lowest(0) - 0.2),
              .right = rounded(highest(0) + 0.2),
              .bottom = rounded(lowest(1) - 0.2),
              .top = rounded(highest(1) + 0.2),
              .columns = plane_columns,
              .rows = plane_rows,
              .names = train.features,
              .negatives = {},
              .positives = {},
              .all = train.counts()};
  for (const char which : {char(0), char(1)}) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < train.size(); ++i)
      if (train.labels[i] == which) x.push_back(train.inputs(i, 0)), y.push_back(train.inputs(i, 1));
    (which ? plane.positives : plane.negatives) = thinned(x, y);
  }
  return plane;
}

/// The middles of the plane's cells: [rows * columns, 2].
Tensor cells_of(const Plane& plane) {
  const auto at = [](double low, double high, std::size_t k, std::size_t n) {
    return static_cast<Scalar>(low + (high - low) * (static_cast<double>(k) + 0.5) / static_cast<double>(n));
  };
  Tensor cells(Dims{plane_rows * plane_columns, 2});
  for (std::size_t r = 0; r < plane_rows; ++r)
    for (std::size_t c = 0; c < plane_columns; ++c) {
      cells(r * plane_columns + c, 0) = at(plane.left, plane.right, c, plane_columns);
      cells(r * plane_columns + c, 1) = at(plane.bottom, plane.top, r, plane_rows);
    }
  return cells;
}

}  // namespace

void Story::add(const StepRecord& record) {
  if (record.whole_training_part || record.seed != config_.seed) return;
  ledgers_.push_back(record.ledgers);
}

void Story::go_on_from(const Told& told) {
  told_.looks = told.looks;
  told_.plane = told.plane;
}

void Story::look(std::size_t step, const Trainers& trainers, const SeedData& data,
                 const std::vector<Seen>& seen) {
  const Dataset& train = data.split.train;
  if (train.inputs.shape()[1] == 2 && !told_.plane) told_.plane = plane_of(train);
  Look look{step, {}};
  for (std::size_t k = 0; k < trainers.size(); ++k) {
    look.losses.push_back(histogram(seen[k].training, train.labels));
    if (told_.plane)
      look.losses.back().plane = hundredths(trainers[k]->probabilities(cells_of(*told_.plane)));
  }
  told_.looks.push_back(look);
  if (step == config_.steps) add_curves(trainers, data, seen);
}

void Story::add_curves(const Trainers& trainers, const SeedData& data, const std::vector<Seen>& seen) {
  const Dataset& test = data.split.test;
  for (std::size_t k = 0; k < trainers.size(); ++k) {
    const std::vector<double>&p = seen[k].test.probabilities, &calibrated = seen[k].test.calibrated;
    const auto cumulative_of = [&](char which) {
      return cumulative(trainers[k]->loss(), data.split.train.counts(), p, test.labels, which);
    };
    told_.curves.push_back({ranking(p, test.labels), reliability(p, test.labels),
                            reliability(calibrated, test.labels), cumulative_of(1), cumulative_of(0),
                            at_thresholds(p, test.labels)});
  }
  if (!test.posterior.empty()) told_.bayes = ranking(test.posterior, test.labels);
}

Told Story::told() const {
  // A mean of the steps in each stretch; a stretch grows with its step, as the charts' axes do.
  std::vector<std::size_t> ends;
  for (std::size_t end = 0; end < ledgers_.size();)
    ends.push_back(end = std::min(ledgers_.size(), end + 1 + end / 40));
  const auto stretches = [&](auto value) {
    std::vector<double> means;
    std::size_t start = 0;
    for (const std::size_t end : ends) {
      double sum = 0, count = 0;
      for (std::size_t k = start; k < end; ++k)
        if (const double x = value(k); std::isfinite(x)) sum += x, count += 1;
      means.push_back(sum / count);
      start = end;
    }
    return rounded(means);
  };
  Told told = told_;
  told.steps.step = stretches([](std::size_t k) { return static_cast<double>(k + 1); });
  for (std::size_t loss = 0; loss < config_.losses.size(); ++loss) {
    auto& columns_of = told.steps.losses.emplace_back();
    for (const auto& [name, member] : Ledger::all())
      columns_of[name] = stretches([&, of = member](std::size_t k) { return ledgers_[k][loss].*of; });
  }
  return told;
}

}  // namespace focalgrad::experiment
