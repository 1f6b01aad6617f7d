#include "examples/experiment/sweep/trials.hpp"

#include <fmt/format.h>

#include <cmath>

#include "examples/experiment/training/logistic_regression.hpp"
#include "examples/experiment/training/parallel.hpp"
#include "metrics/parts/ranking.hpp"

namespace focalgrad::experiment {

std::shared_ptr<const TrialRunner::Shared> TrialRunner::shared_by(const Trial& trial) {
  const std::scoped_lock lock(mutex_);
  auto& kept = made_[{trial.negatives, trial.seed}];
  std::shared_ptr<const Shared> shared = kept.lock();
  if (!shared) {
    Config config = grid_.config;
    config.negatives = trial.negatives;
    SeedData data = make_data(config, trial.seed);
    const std::vector<double> linear = LogisticRegression(data.split.train).predict(data.split.test.inputs);
    const double ap = metrics::average_precision(metrics::cuts(linear, data.split.test.labels));
    kept = shared = std::make_shared<const Shared>(Shared{std::move(data), ap});
  }
  return latest_ = shared;
}

std::string TrialRunner::run(const Trial& trial, const std::function<bool()>& stopped) {
  const std::shared_ptr<const Shared> shared = shared_by(trial);
  const Split& split = shared->data.split;
  const Dataset &test = split.test, &validation = split.validation;
  Config config = grid_.config;
  config.negatives = trial.negatives;
  config.learning_rate = trial.learning_rate;
  const LossSpec& loss = config.losses[trial.loss];
  std::string line =
      fmt::format("{},{},{},{}", trial.negatives, trial.seed, trial.learning_rate, loss.text());
  const auto add = [&](double value) { line += std::isfinite(value) ? fmt::format(",{}", value) : ","; };
  try {
    const auto trainer = make_trainer(loss, config, split.train, trial.seed);
    for (std::size_t step = 0; step < config.steps; ++step) {
      if (stopped()) return {};
      trainer->step();
      trainer->look_for_best(validation);
    }
    trainer->use_best();
    const auto seen = metrics::cuts(trainer->probabilities(validation.inputs), validation.labels);
    const double threshold = metrics::best_f1(seen).threshold;
    const Metrics tested = evaluate(trainer->predict(test.inputs), test.labels, test.posterior, threshold);
    add(metrics::average_precision(seen));
    for (const auto& [_, member] : Metrics::all()) add(tested.*member);
  } catch (const Diverged&) {
    for (std::size_t k = SweepFile::key_columns; k + 1 < SweepFile::columns().size(); ++k) add(std::nan(""));
  }
  add(shared->logistic_average_precision);
  return line;
}

void complete(SweepFile& file, const Grid& grid, std::size_t jobs, const volatile std::sig_atomic_t& stop,
              const std::function<void()>& on_trial) {
  TrialRunner runner(grid);
  const std::vector<Trial> left = file.left();
  as_they_end(
      left.size(), jobs,
      [&](std::size_t i, const std::function<bool()>& cancelled) {
        return runner.run(left[i], [&] { return stop != 0 || cancelled(); });
      },
      [&](std::size_t, const std::string& line) {
        if (line.empty()) return;
        file.add(line);
        on_trial();
      });
  file.sort();
}

}  // namespace focalgrad::experiment
