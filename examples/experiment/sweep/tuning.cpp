#include "examples/experiment/sweep/tuning.hpp"

#include <fmt/format.h>

#include "examples/experiment/sweep/trials.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

std::vector<TunedRate> tune(const Config& config, const std::string& folder, std::size_t jobs,
                            const volatile std::sig_atomic_t& stop, const std::function<void()>& on_trial) {
  Grid grid{config, {config.negatives}, config.learning_rates};
  grid.config.seed = config.seed + config.seeds;
  grid.config.seeds = tuning_seeds;
  SweepFile file(folder, grid);
  complete(file, grid, jobs, stop, on_trial);
  if (stop != 0) return {};

  std::vector<TunedRate> tuned;
  for (std::size_t loss = 0; loss < config.losses.size(); ++loss) {
    TunedRate& each = tuned.emplace_back();
    double most = -1;
    for (const double rate : config.learning_rates) {
      double mean = 0;
      for (std::size_t k = 0; k < tuning_seeds; ++k)
        mean +=
            file.value({config.negatives, grid.config.seed + k, rate, loss}, "validation_average_precision") /
            static_cast<double>(tuning_seeds);
      each.average_precision.push_back(mean);
      if (mean > most) most = mean, each.chosen = rate;
    }
    if (most < 0)
      throw Error(fmt::format("{} diverged with every learning rate of {}; try smaller ones",
                              config.losses[loss].text(), fmt::join(config.learning_rates, ", ")));
  }
  return tuned;
}

}  // namespace focalgrad::experiment
