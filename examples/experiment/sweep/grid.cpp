#include "examples/experiment/sweep/grid.hpp"

#include "tensor/error.hpp"

namespace focalgrad::experiment {

std::vector<Trial> Grid::trials() const {
  std::vector<Trial> all;
  for (const std::size_t count : negatives)
    for (std::size_t k = 0; k < config.seeds; ++k)
      for (const double rate : learning_rates)
        for (std::size_t loss = 0; loss < config.losses.size(); ++loss)
          all.push_back({count, config.seed + k, rate, loss});
  return all;
}

void Grid::check() const {
  if (negatives.empty()) throw Error("there is no number of negatives to sweep over");
  if (learning_rates.empty()) throw Error("there is no learning rate to sweep over");
  Config each = config;
  each.learning_rates = learning_rates;
  for (const std::size_t count : negatives) {
    each.negatives = count;
    each.check();
  }
}

}  // namespace focalgrad::experiment
