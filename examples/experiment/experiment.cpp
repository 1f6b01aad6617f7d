#include "examples/experiment/experiment.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

#include "examples/experiment/csv.hpp"
#include "examples/experiment/trainer.hpp"

namespace focalgrad::experiment {

namespace {

/// The independent streams of random numbers of a seed.
enum Stream : std::uint64_t {
  training_data,
  test_data,
  split_rows,
  initial_weights,
  batches,
  validation_data
};

Generator stream(std::size_t seed, Stream which) { return Generator(seed).fork(which); }

/// What the true posterior comes to on the test part; all NaN when it is not known.
Metrics bayes(const Dataset& validation, const Dataset& test) {
  Metrics m;
  for (const auto& [_, member] : Metrics::all()) m.*member = std::numeric_limits<double>::quiet_NaN();
  if (test.posterior.empty()) return m;
  const double threshold = best_f1_threshold(validation.posterior, validation.labels).first;
  return evaluate({test.posterior, test.posterior}, test.labels, test.posterior, threshold);
}

}  // namespace

SeedData make_data(const Config& config, std::size_t seed) {
  SeedData made;
  if (!config.csv.empty()) {
    const Dataset all = read_csv(config.csv, config.label, config.positive, made.notes);
    Generator generator = stream(seed, split_rows);
    made.split = stratified_split(all, 0.3, generator);
    // A quarter of the rest, where thresholds are chosen.
    const Split rest = stratified_split(made.split.train, 0.25, generator);
    made.split.train = rest.train;
    made.split.validation = rest.test;
  } else {
    const Source source(config.dataset, config.noise);
    Generator train = stream(seed, training_data), test = stream(seed, test_data),
              validation = stream(seed, validation_data);
    made.split.train = source.sample(config.positives, config.negatives, train);
    made.split.validation = source.sample(config.positives, config.negatives, validation);
    const double n = static_cast<double>(config.positives + config.negatives);
    const double times = std::clamp(10 * n, 50e3, 200e3) / n;
    const auto scaled = [&](std::size_t count) {
      return std::max<std::size_t>(1,
                                   static_cast<std::size_t>(std::lround(times * static_cast<double>(count))));
    };
    made.split.test = source.sample(scaled(config.positives), scaled(config.negatives), test);
  }
  standardise(made.split);
  return made;
}

std::vector<std::size_t> shown_steps(std::size_t steps) {
  // 1, 2, 5 times a power of ten, from a thousandth of the whole on.
  std::vector<std::size_t> shown;
  for (std::size_t power = 1; power < steps; power *= 10)
    for (const std::size_t factor : {1u, 2u, 5u})
      if (const std::size_t step = factor * power; step < steps && step * 200 >= steps) shown.push_back(step);
  shown.push_back(steps);
  return shown;
}

void Experiment::run(const volatile std::sig_atomic_t& stop) {
  for (std::size_t i = 0; i < config_.seeds && stop == 0; ++i) run_seed(config_.seed + i, stop);
}

void Experiment::run_seed(std::size_t seed, const volatile std::sig_atomic_t& stop) {
  const SeedData data = make_data(config_, seed);
  const Dataset &train = data.split.train, &test = data.split.test, &validation = data.split.validation;
  std::deque<Trainer> trainers;
  for (const LossSpec& loss : config_.losses)
    trainers.emplace_back(loss, config_, train, stream(seed, initial_weights), stream(seed, batches));

  const auto guarded = [&](std::size_t step, const Trainer& trainer, auto work) {
    try {
      return work();
    } catch (const Diverged& cause) {
      throw Diverged("seed " + std::to_string(seed) + ", step " + std::to_string(step) + ": the loss " +
                     trainer.loss().text() + " is not finite: " + cause.what() +
                     "; a smaller --learning-rate may help");
    }
  };
  const auto measure = [&](std::size_t step) {
    StepRecord record{seed, step, true, {}, {}};
    for (Trainer& trainer : trainers) {
      record.ledgers.push_back(guarded(step, trainer, [&] { return trainer.measure(); }));
      const auto seen = trainer.predict(validation.inputs);
      const double threshold = best_f1_threshold(seen.probabilities, validation.labels).first;
      record.test.push_back(evaluate(trainer.predict(test.inputs), test.labels, test.posterior, threshold));
    }
    on_step(record);
    return record;
  };

  // Only the first seed is shown on the way.
  const bool followed = seed == config_.seed;
  const std::vector<std::size_t> shown = followed ? shown_steps(config_.steps) : std::vector{config_.steps};
  StepRecord last;
  if (followed) measure(0);
  for (std::size_t step = 1; step <= config_.steps; ++step) {
    if (stop != 0) return;
    StepRecord record{seed, step, false, {}, {}};
    for (Trainer& trainer : trainers)
      record.ledgers.push_back(guarded(step, trainer, [&] { return trainer.step(); }));
    on_step(record);
    if (std::binary_search(shown.begin(), shown.end(), step)) last = measure(step);
  }
  on_seed({seed, last.test, bayes(validation, test)});
}

}  // namespace focalgrad::experiment
