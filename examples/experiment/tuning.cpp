#include "examples/experiment/tuning.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "examples/experiment/experiment.hpp"
#include "examples/experiment/parallel.hpp"
#include "examples/experiment/trainer.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// The average precision on the validation part after training; NaN when that diverged.
double score(Trainer& trainer, const Dataset& validation, std::size_t steps,
             const std::function<bool()>& stopped, const std::function<void()>& on_step) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  try {
    for (std::size_t step = 0; step < steps && !stopped(); ++step) {
      trainer.step();
      on_step();
    }
  } catch (const Diverged&) {
    return unknown;
  }
  const std::vector<double> p = trainer.predict(validation.inputs).probabilities;
  for (const double each : p)
    if (!std::isfinite(each)) return unknown;
  return average_precision(p, validation.labels);
}

}  // namespace

std::vector<TunedRate> tune(const Config& config, std::size_t jobs, const volatile std::sig_atomic_t& stop,
                            const std::function<void()>& on_step) {
  const std::vector<double>& rates = config.learning_rates;
  std::vector<TunedRate> tuned(config.losses.size());
  for (TunedRate& each : tuned) each.average_precision.assign(rates.size(), 0);

  const auto train_all = [&](std::size_t k, const std::function<bool()>& cancelled) {
    const std::size_t seed = config.seed + config.seeds + k;
    const SeedData data = make_data(config, seed);
    const auto stopped = [&] { return stop != 0 || cancelled(); };
    std::vector<std::vector<double>> scores;
    for (const LossSpec& loss : config.losses) {
      scores.emplace_back();
      for (const double rate : rates) {
        Config with_rate = config;
        with_rate.learning_rate = rate;
        scores.back().push_back(score(*make_trainer(loss, with_rate, data.split.train, seed),
                                      data.split.validation, config.steps, stopped, on_step));
      }
    }
    return scores;
  };
  in_order(tuning_seeds, jobs, train_all, [&](std::size_t, const auto& scores) {
    for (std::size_t loss = 0; loss < tuned.size(); ++loss)
      for (std::size_t k = 0; k < rates.size(); ++k)
        tuned[loss].average_precision[k] += scores[loss][k] / static_cast<double>(tuning_seeds);
  });
  if (stop != 0) return {};

  for (std::size_t loss = 0; loss < tuned.size(); ++loss) {
    double most = -1;
    for (std::size_t k = 0; k < rates.size(); ++k)
      if (tuned[loss].average_precision[k] > most) {
        most = tuned[loss].average_precision[k];
        tuned[loss].chosen = rates[k];
      }
    if (most < 0)
      throw Error(fmt::format("{} diverged with every learning rate of {}; try smaller ones",
                              config.losses[loss].text(), fmt::join(rates, ", ")));
  }
  return tuned;
}

std::string edge_of_grid(const Config& config, const std::vector<TunedRate>& tuned, Language language) {
  const std::vector<double>& rates = config.learning_rates;
  if (rates.size() < 2) return {};
  const Text entry = {"{} ({})", "{}（{}）"}, comma = {", ", "、"},
             sentence = {"At the edge of the rates tried, so that a wider grid might serve better: {}.",
                         "所选学习率落在搜索范围的边缘，扩大范围或许会更好：{}。"};
  std::string losses;
  for (std::size_t loss = 0; loss < tuned.size(); ++loss)
    if (const double chosen = tuned[loss].chosen; chosen == rates.front() || chosen == rates.back())
      losses += (losses.empty() ? "" : comma.in(language)) +
                fmt::format(fmt::runtime(entry.in(language)), config.losses[loss].text(), chosen);
  return losses.empty() ? "" : fmt::format(fmt::runtime(sentence.in(language)), losses);
}

}  // namespace focalgrad::experiment
