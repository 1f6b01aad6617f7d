#include "examples/experiment/showing/sweep_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/showing/chart.hpp"
#include "examples/experiment/text/figure.hpp"

namespace focalgrad::experiment {

double best_rate(const SweepFile& file, const Grid& grid, std::size_t negatives, std::size_t loss) {
  double best = grid.learning_rates.front(), most = -1;
  for (const double rate : grid.learning_rates) {
    double sum = 0;
    for (std::size_t k = 0; k < grid.config.seeds; ++k)
      sum += file.value({negatives, grid.config.seed + k, rate, loss}, "validation_average_precision");
    if (sum > most) most = sum, best = rate;
  }
  return best;
}

void print_sweep(std::FILE* to, const SweepFile& file, const Grid& grid, const std::string& metric) {
  const std::size_t losses = grid.config.losses.size();
  const auto sample = [&](std::size_t negatives, std::size_t loss) {
    const double rate = best_rate(file, grid, negatives, loss);
    std::vector<double> values;
    for (std::size_t k = 0; k < grid.config.seeds; ++k)
      values.push_back(file.value({negatives, grid.config.seed + k, rate, loss}, metric));
    return values;
  };
  std::size_t names = 12;
  for (const LossSpec& loss : grid.config.losses) names = std::max(names, loss.text().size() + 2);
  HeatMap heat{.title = metric,
               .x_label = "positives : negatives",
               .y_label = "",
               .columns = {},
               .rows = {},
               .values = {}},
      differences = heat;
  differences.title = fmt::format("{} minus that of {}", metric, grid.config.losses[0].text());
  for (const std::size_t count : grid.negatives)
    heat.columns.push_back(grid.config.csv.empty() ? fmt::format("{}:{}", grid.config.positives, count)
                                                   : std::filesystem::path(grid.config.csv).stem().string());
  differences.columns = heat.columns;

  const auto table = [&](HeatMap& map, std::size_t first, auto interval_of) {
    fmt::print(
        to,
        "\n{}, {} seed{}, each at the learning rate with the best validation average precision\n\n  {:<{}}",
        map.title, grid.config.seeds, grid.config.seeds == 1 ? "" : "s", "pos.:neg.", names);
    for (const std::string& column : map.columns) fmt::print(to, "{:>20}", column);
    fmt::print(to, "\n");
    for (std::size_t loss = first; loss < losses; ++loss) {
      map.rows.push_back(grid.config.losses[loss].text());
      fmt::print(to, "  {:<{}}", map.rows.back(), names);
      for (const std::size_t count : grid.negatives) {
        const Interval value = interval_of(count, loss);
        map.values.push_back(value.mean);
        const bool differs = first > 0 && value.excludes_zero();
        fmt::print(to, "{:>20}",
                   with_half(value.mean, (value.high - value.low) / 2, 4, first > 0) + (differs ? "*" : " "));
      }
      fmt::print(to, "\n");
    }
    if (first > 0) {  // differences: as far to both sides
      for (const double value : map.values) map.high = std::fmax(map.high, std::abs(value));
      map.low = -map.high;
    }
    if (!map.rows.empty())
      draw(map, fmt::format("{}/heat-{}{}", file.folder(), first > 0 ? "difference-" : "", metric));
  };
  table(heat, 0, [&](std::size_t count, std::size_t loss) { return t_interval(sample(count, loss)); });
  if (losses < 2) return;
  table(differences, 1, [&](std::size_t count, std::size_t loss) {
    return paired_interval(sample(count, loss), sample(count, 0));
  });
}

}  // namespace focalgrad::experiment
