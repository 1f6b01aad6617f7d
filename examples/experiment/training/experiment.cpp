#include "examples/experiment/training/experiment.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>

#include "examples/experiment/training/logistic_regression.hpp"
#include "examples/experiment/training/parallel.hpp"
#include "metrics/parts/ranking.hpp"

namespace focalgrad::experiment {

namespace {

/// What the true posterior comes to on the test part; all NaN when it is not known.
Metrics bayes(const Dataset& validation, const Dataset& test) {
  Metrics m;
  for (const auto& [_, member] : Metrics::all()) m.*member = std::numeric_limits<double>::quiet_NaN();
  if (test.posterior.empty()) return m;
  const double threshold = best_f1_threshold(validation.posterior, validation.labels);
  return evaluate({test.posterior, test.posterior}, test.labels, test.posterior, threshold);
}

/// What logistic regression comes to, fitted to the training part.
Metrics logistic(const Split& split) {
  const LogisticRegression fitted(split.train);
  const std::vector<double> p = fitted.predict(split.test.inputs);
  const double threshold =
      best_f1_threshold(fitted.predict(split.validation.inputs), split.validation.labels);
  return evaluate({p, p}, split.test.labels, split.test.posterior, threshold);
}

/// One seed's training: a model a loss, on the same data.
class SeedTraining {
 public:
  /// rates: the losses' learning rates; empty: the config's.
  SeedTraining(const Config& config, const std::vector<double>& rates, std::size_t seed, SeedData data,
               Follower& follower)
      : config_(config), seed_(seed), follower_(follower), data_(std::move(data)) {
    for (std::size_t k = 0; k < config.losses.size(); ++k) {
      Config own = config;
      if (!rates.empty()) own.learning_rate = rates[k];
      trainers_.push_back(make_trainer(config.losses[k], own, data_.split.train, seed));
    }
  }

  /// None when stopped.
  std::optional<SeedResult> run(const std::function<bool()>& stopped) {
    const std::vector<std::size_t> shown =
        is_first() ? shown_steps(config_.steps) : std::vector{config_.steps};
    const std::size_t done = follower_.go_on(seed_, trainers_);
    StepRecord last;
    if (is_first() && done == 0) measure(0);
    for (std::size_t step = done + 1; step <= config_.steps; ++step) {
      if (stopped()) {
        if (step > 1) follower_.on_pause(seed_, step - 1, trainers_, true);
        return std::nullopt;
      }
      train(step);
      if (step == config_.steps)
        for (const auto& trainer : trainers_) trainer->use_best();
      if (std::binary_search(shown.begin(), shown.end(), step)) last = measure(step);
      if (step < config_.steps) follower_.on_pause(seed_, step, trainers_, false);
    }
    return SeedResult{seed_, last.test, bayes(data_.split.validation, data_.split.test),
                      logistic(data_.split)};
  }

 private:
  /// Only the first seed is shown on the way.
  bool is_first() const { return seed_ == config_.seed; }

  void train(std::size_t step) {
    StepRecord record{seed_, step, false, {}, {}};
    for (const auto& trainer : trainers_)
      record.ledgers.push_back(guarded(step, *trainer, [&] {
        const Ledger before = trainer->step();
        trainer->look_for_best(data_.split.validation);
        return before;
      }));
    follower_.on_step(record);
  }

  StepRecord measure(std::size_t step) {
    const Dataset &test = data_.split.test, &validation = data_.split.validation;
    StepRecord record{seed_, step, true, {}, {}};
    std::vector<Seen> seen;
    for (const auto& trainer : trainers_) {
      Measured training = guarded(step, *trainer, [&] { return trainer->measure(); });
      record.ledgers.push_back(training.ledger);
      const auto cuts = metrics::cuts(trainer->probabilities(validation.inputs), validation.labels);
      record.validation.push_back(metrics::average_precision(cuts));
      Predictions tested = trainer->predict(test.inputs);
      const double threshold = metrics::best_f1(cuts).threshold;
      record.test.push_back(evaluate(tested, test.labels, test.posterior, threshold));
      if (is_first()) seen.push_back({std::move(training.probabilities), std::move(tested)});
    }
    follower_.on_step(record);
    if (is_first()) follower_.on_look(step, trainers_, data_, seen);
    return record;
  }

  template <class Work>
  std::invoke_result_t<Work> guarded(std::size_t step, const Trainer& trainer, Work work) const {
    try {
      return work();
    } catch (const Diverged& cause) {
      throw Diverged(
          "seed " + std::to_string(seed_) + ", step " + std::to_string(step) + ": the loss " +
          trainer.loss().text() + " is not finite: " + cause.what() + "; " +
          (trainer.model_step() == 0
               ? "the weights are still as they began, so the loss's options or the data are too large"
               : "a smaller --learning-rate may help"));
    }
  }

  const Config& config_;
  std::size_t seed_;
  Follower& follower_;
  SeedData data_;
  Trainers trainers_;
};

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

SeedData Experiment::data_of(std::size_t seed) {
  if (seed != config_.seed || !first_) return make_data(config_, seed);
  SeedData data = std::move(*first_);
  first_.reset();
  return data;
}

void Experiment::run(Follower& follower, const volatile std::sig_atomic_t& stop) {
  struct Made {
    bool done_before;
    std::optional<SeedResult> result;
  };
  const auto work = [&](std::size_t i, const std::function<bool()>& cancelled) {
    const std::size_t seed = config_.seed + i;
    const auto stopped = [&] { return stop != 0 || cancelled(); };
    Made made{follower.is_done(seed), {}};
    if (!made.done_before && !stopped())
      made.result = SeedTraining(config_, rates_, seed, data_of(seed), follower).run(stopped);
    return made;
  };
  in_order(config_.seeds, jobs_, work, [&](std::size_t i, const Made& made) {
    if (made.done_before) follower.on_done(config_.seed + i);
    if (made.result) follower.on_seed(*made.result);
  });
}

}  // namespace focalgrad::experiment
