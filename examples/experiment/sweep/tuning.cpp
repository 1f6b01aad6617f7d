#include "examples/experiment/sweep/tuning.hpp"

#include <fmt/format.h>

#include "examples/experiment/sweep/best_rate.hpp"
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
    const std::vector<double> means = validation_means(file, grid, config.negatives, loss);
    const std::optional<double> chosen = best_rate(config.learning_rates, means);
    if (!chosen)
      throw Error(fmt::format("{} diverged with every learning rate of {}; try smaller ones",
                              config.losses[loss].text(), fmt::join(config.learning_rates, ", ")));
    tuned.push_back({means, *chosen});
  }
  return tuned;
}

}  // namespace focalgrad::experiment
