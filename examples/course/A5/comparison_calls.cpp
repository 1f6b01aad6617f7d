#include "course/A5/comparison_calls.hpp"

#include <cmath>
#include <limits>

#include "course/A5/comparison.hpp"
#include "losses/focal.hpp"

namespace course {

using namespace focalgrad;
using probe::Tensors, probe::scalar;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
const Settings small{.hidden = 3, .steps = 5, .batch = 8, .rate = 0.05};

/// A third of the examples are positive; both classes overlap, and each part has its own noise.
Examples drawn(std::size_t n, Generator& generator) {
  Examples some{Tensor(Dims{n, 2}), Tensor(Dims{n, 1})};
  for (std::size_t i = 0; i < n; ++i) {
    some.targets.data()[i] = i % 3 == 0;
    for (std::size_t k = 0; k < 2; ++k)
      some.features.data()[2 * i + k] = static_cast<Scalar>(generator.normal() + (i % 3 == 0 ? 1 : 0));
  }
  return some;
}

Split parts(std::uint64_t seed) {
  Generator generator = Generator(seed).fork(7);
  Split split;
  split.train = drawn(30, generator);
  split.validation = drawn(24, generator);
  split.test = drawn(24, generator);
  return split;
}

void turn_around(Tensor& targets) {
  for (Scalar& y : targets) y = 1 - y;
}

Loss focal_of(double gamma) {
  return [gamma](const Var& logits, const Tensor& targets) {
    return losses::focal(logits, targets,
                         {.gamma = static_cast<Scalar>(gamma), .reduction = losses::Reduction::none});
  };
}

/// What a loss was called with, one entry a step.
struct Seen {
  std::vector<std::vector<double>> logits, targets;
};

Loss watched(const Loss& loss, Seen& seen) {
  return [&, loss](const Var& logits, const Tensor& targets) {
    seen.logits.emplace_back(logits.value().begin(), logits.value().end());
    seen.targets.emplace_back(targets.begin(), targets.end());
    return loss(logits, targets);
  };
}

struct Asked {
  explicit Asked(const Tensors& in) : seeds(in[0].begin(), in[0].end()), gamma(probe::number(in[1])) {}
  std::vector<Pair> of(const Data& data) const {
    return compare(data, focal_of(0), focal_of(gamma), seeds, small);
  }
  std::vector<std::uint64_t> seeds;
  double gamma;
};

Tensor vector(const std::vector<double>& x) {
  Tensor tensor(Dims{x.size()});
  std::copy(x.begin(), x.end(), tensor.data());
  return tensor;
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  if (b.size() != a.size()) return unknown;
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

std::vector<double> list(const Figures& one) { return {one.threshold, one.ap, one.f1, one.mcc, one.ece}; }

std::vector<double> thresholds(const std::vector<Pair>& pairs) {
  std::vector<double> all;
  for (const Pair& pair : pairs) {
    all.push_back(pair.first.threshold);
    all.push_back(pair.second.threshold);
  }
  return all;
}

/// One number a seed: how far both losses are apart in its first steps.
std::vector<double> apart(const std::vector<std::vector<double>>& a,
                          const std::vector<std::vector<double>>& b, std::size_t seeds, std::size_t steps) {
  std::vector<double> all(seeds);
  for (std::size_t k = 0; k < seeds; ++k)
    for (std::size_t step = 0; step < steps; ++step) {
      const std::size_t at = k * small.steps + step;
      const double one = at < a.size() && at < b.size() ? distance(a[at], b[at]) : unknown;
      all[k] = std::isnan(one) ? one : std::max(all[k], one);
    }
  return all;
}

/// How many different first steps the seeds have.
double different(const std::vector<std::vector<double>>& seen, std::size_t seeds) {
  double count = 0;
  for (std::size_t k = 0; k < seeds; ++k) {
    bool is_new = true;
    for (std::size_t other = 0; other < k; ++other)
      if (k * small.steps < seen.size() && seen[k * small.steps] == seen[other * small.steps]) is_new = false;
    count += is_new;
  }
  return count;
}

/// All seeds have the data of the first, so that what differs between them are weights and batches.
Data one_split(const Asked& asked) {
  return [seed = asked.seeds.at(0)](std::uint64_t) { return parts(seed); };
}

Tensors start(const Tensors& in) {
  const Asked asked(in);
  Seen first, second;
  compare(one_split(asked), watched(focal_of(0), first), watched(focal_of(asked.gamma), second), asked.seeds,
          small);
  return {vector(apart(first.logits, second.logits, asked.seeds.size(), 1)),
          scalar(different(first.logits, asked.seeds.size())),
          scalar(static_cast<double>(first.logits.size())),
          scalar(static_cast<double>(second.logits.size()))};
}

Tensors batches(const Tensors& in) {
  const Asked asked(in);
  Seen first, second;
  compare(one_split(asked), watched(focal_of(0), first), watched(focal_of(asked.gamma), second), asked.seeds,
          small);
  return {vector(apart(first.targets, second.targets, asked.seeds.size(), small.steps)),
          scalar(different(first.targets, asked.seeds.size()))};
}

Tensors threshold(const Tensors& in) {
  const Asked asked(in);
  const auto turned = [](Examples Split::*part) {
    return [part](std::uint64_t seed) {
      Split split = parts(seed);
      turn_around((split.*part).targets);
      return split;
    };
  };
  const std::vector<double> now = thresholds(asked.of(parts)),
                            by_test = thresholds(asked.of(turned(&Split::test))),
                            by_validation = thresholds(asked.of(turned(&Split::validation)));
  return {scalar(distance(now, by_test)), scalar(distance(now, by_validation) > 0)};
}

Tensors same_loss(const Tensors& in) {
  const Asked asked(in);
  std::vector<double> apart;
  for (const Pair& pair : compare(parts, focal_of(asked.gamma), focal_of(asked.gamma), asked.seeds, small))
    apart.push_back(distance(list(pair.first), list(pair.second)));
  return {vector(apart)};
}

Tensors alone(const Tensors& in) {
  const Asked asked(in);
  std::vector<double> seeds, apart;
  for (const Pair& pair : asked.of(parts)) {
    const auto again = compare(parts, focal_of(0), focal_of(asked.gamma), {pair.seed}, small);
    seeds.push_back(static_cast<double>(pair.seed));
    apart.push_back(again.size() == 1 ? distance(list(pair.second), list(again[0].second)) : unknown);
  }
  return {vector(seeds), vector(apart)};
}

Tensors figures(const Tensors& in) {
  std::vector<double> columns[10];
  for (const Pair& pair : Asked(in).of(parts)) {
    const std::vector<double> first = list(pair.first), second = list(pair.second);
    for (std::size_t k = 0; k < 5; ++k) {
      columns[2 * k].push_back(first[k]);
      columns[2 * k + 1].push_back(second[k]);
    }
  }
  Tensors out;
  for (const auto& column : columns) out.push_back(vector(column));
  return out;
}

}  // namespace

void add_comparison(probe::Calls& calls) {
  calls["start"] = start;
  calls["batches"] = batches;
  calls["threshold"] = threshold;
  calls["same_loss"] = same_loss;
  calls["alone"] = alone;
  calls["figures"] = figures;
}

}  // namespace course
