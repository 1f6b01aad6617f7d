#include "examples/experiment/training/experiment.hpp"

#include <algorithm>
#include <limits>

#include "examples/experiment/training/parallel.hpp"

namespace focalgrad::experiment {

namespace {

/// What the true posterior comes to on the test part; all NaN when it is not known.
Metrics bayes(const Dataset& validation, const Dataset& test) {
  Metrics m;
  for (const auto& [_, member] : Metrics::all()) m.*member = std::numeric_limits<double>::quiet_NaN();
  if (test.posterior.empty()) return m;
  const double threshold = best_f1_threshold(validation.posterior, validation.labels).first;
  return evaluate({test.posterior, test.posterior}, test.labels, test.posterior, threshold);
}

}  // namespace

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
  struct Made {
    bool done_before;
    std::optional<SeedResult> result;
  };
  const auto work = [&](std::size_t i, const std::function<bool()>& cancelled) {
    Made made{is_done(config_.seed + i), {}};
    if (!made.done_before) made.result = run_seed(config_.seed + i, [&] { return stop != 0 || cancelled(); });
    return made;
  };
  in_order(config_.seeds, jobs_, work, [&](std::size_t i, const Made& made) {
    if (made.done_before) on_done(config_.seed + i);
    if (made.result) on_seed(*made.result);
  });
}

std::optional<SeedResult> Experiment::run_seed(std::size_t seed, const std::function<bool()>& stopped) {
  if (stopped()) return std::nullopt;
  const SeedData data = make_data(config_, seed);
  const Dataset &train = data.split.train, &test = data.split.test, &validation = data.split.validation;
  Trainers trainers;
  for (std::size_t k = 0; k < config_.losses.size(); ++k) {
    Config config = config_;
    if (!rates_.empty()) config.learning_rate = rates_[k];
    trainers.push_back(make_trainer(config_.losses[k], config, train, seed));
  }

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
    for (const auto& trainer : trainers) {
      record.ledgers.push_back(guarded(step, *trainer, [&] { return trainer->measure(); }));
      const auto seen = trainer->predict(validation.inputs);
      const double threshold = best_f1_threshold(seen.probabilities, validation.labels).first;
      record.test.push_back(evaluate(trainer->predict(test.inputs), test.labels, test.posterior, threshold));
    }
    on_step(record);
    if (seed == config_.seed) on_look(step, trainers, data);
    return record;
  };

  // Only the first seed is shown on the way.
  const bool followed = seed == config_.seed;
  const std::vector<std::size_t> shown = followed ? shown_steps(config_.steps) : std::vector{config_.steps};
  const std::size_t done = go_on(seed, trainers);
  StepRecord last;
  if (followed && done == 0) measure(0);
  for (std::size_t step = done + 1; step <= config_.steps; ++step) {
    if (stopped()) {
      if (step > 1) on_pause(seed, step - 1, trainers, true);
      return std::nullopt;
    }
    StepRecord record{seed, step, false, {}, {}};
    for (const auto& trainer : trainers)
      record.ledgers.push_back(guarded(step, *trainer, [&] { return trainer->step(); }));
    on_step(record);
    if (std::binary_search(shown.begin(), shown.end(), step)) last = measure(step);
    if (step < config_.steps) on_pause(seed, step, trainers, false);
  }
  return SeedResult{seed, last.test, bayes(validation, test)};
}

}  // namespace focalgrad::experiment
