#include "examples/experiment/showing/sweep_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/showing/chart.hpp"
#include "examples/experiment/showing/layout.hpp"
#include "examples/experiment/sweep/best_rate.hpp"
#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

namespace {

/// A loss's metric at an imbalance at the loss's best rate, one a seed.
std::vector<double> sample(const SweepFile& file, const Grid& grid, const std::string& metric,
                           std::size_t negatives, std::size_t loss) {
  const double rate = best_rate(grid.learning_rates, validation_means(file, grid, negatives, loss))
                          .value_or(grid.learning_rates.front());
  std::vector<double> values;
  for (std::size_t k = 0; k < grid.config.seeds; ++k)
    values.push_back(file.value({negatives, grid.config.seed + k, rate, loss}, metric));
  return values;
}

/// Prints losses against imbalances, from the `first` loss on, and gives the means as a picture.
/// interval_of(negatives, loss): what stands in a cell.
template <class Value>
HeatMap print_table(std::FILE* to, const Grid& grid, const Sentence& title, std::size_t first,
                    Language language, Value interval_of) {
  HeatMap map{.title = title.english,
              .x_label = "positives : negatives",
              .y_label = "",
              .columns = {},
              .rows = {},
              .values = {}};
  const Config& config = grid.config;
  std::size_t names = 12;
  for (const LossSpec& loss : config.losses) names = std::max(names, loss.text().size() + 2);
  const Text head = {"{}, {} seed{}, each at the learning rate with the best validation average precision",
                     "{}，{} 个种子，各取验证集上平均精度 AP 最好的学习率"};
  fmt::print(to, "\n{}\n\n  {}",
             filled_in(head, title.in(language), config.seeds, config.seeds == 1 ? "" : "s").in(language),
             pad(Text{"pos.:neg.", "正:负"}.in(language), names, true));
  for (const std::size_t count : grid.negatives) {
    map.columns.push_back(config.csv.empty() ? fmt::format("{}:{}", config.positives, count)
                                             : std::filesystem::path(config.csv).stem().string());
    fmt::print(to, "{:>20}", map.columns.back());
  }
  fmt::print(to, "\n");
  for (std::size_t loss = first; loss < config.losses.size(); ++loss) {
    map.rows.push_back(config.losses[loss].text());
    fmt::print(to, "  {:<{}}", map.rows.back(), names);
    for (const std::size_t count : grid.negatives) {
      const Interval value = interval_of(count, loss);
      map.values.push_back(value.mean);
      const bool differs = first > 0 && value.excludes_zero();
      fmt::print(to, "{:>20}", with_half(value.mean, value.half(), 4, first > 0) + (differs ? "*" : " "));
    }
    fmt::print(to, "\n");
  }
  return map;
}

}  // namespace

void print_sweep(std::FILE* to, const SweepFile& file, const Grid& grid, const std::string& metric,
                 Language language) {
  const auto of = [&](std::size_t negatives, std::size_t loss) {
    return sample(file, grid, metric, negatives, loss);
  };
  draw(print_table(to, grid, {metric, metric}, 0, language,
                   [&](std::size_t negatives, std::size_t loss) { return t_interval(of(negatives, loss)); }),
       fmt::format("{}/heat-{}", file.folder(), metric));
  if (grid.config.losses.size() < 2) return;
  HeatMap differences = print_table(
      to, grid, filled_in({"{} minus that of {}", "{} 减去 {} 的"}, metric, grid.config.losses[0].text()), 1,
      language, [&](std::size_t negatives, std::size_t loss) {
        return paired_interval(of(negatives, loss), of(negatives, 0));
      });
  for (const double value : differences.values)  // as far to both sides
    differences.high = std::fmax(differences.high, std::abs(value));
  differences.low = -differences.high;
  draw(differences, fmt::format("{}/heat-difference-{}", file.folder(), metric));
}

}  // namespace focalgrad::experiment
