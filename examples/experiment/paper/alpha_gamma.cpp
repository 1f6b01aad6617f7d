#include "examples/experiment/paper/alpha_gamma.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "examples/experiment/showing/progress_bar.hpp"
#include "examples/experiment/sweep/trials.hpp"
#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

namespace {

constexpr std::array gammas = {0.0, 0.5, 1.0, 2.0, 5.0}, alphas = {0.1, 0.25, 0.5, 0.75, 0.9};

/// Prints a metric of every pair, and gives it as a picture.
HeatMap table(std::FILE* to, const SweepFile& file, const Grid& grid, const Text& title,
              const std::string& metric, Language language) {
  HeatMap map{.title = title.english,
              .x_label = "gamma",
              .y_label = "alpha",
              .columns = {},
              .rows = {},
              .values = {}};
  fmt::print(to, "  {:<26}", title.in(language));
  for (const double gamma : gammas) {
    map.columns.push_back(fmt::format("{}", gamma));
    fmt::print(to, "{:>16}", "gamma " + map.columns.back());
  }
  fmt::print(to, "\n");
  for (std::size_t i = 0; i < alphas.size(); ++i) {
    map.rows.push_back(fmt::format("{}", alphas[i]));
    fmt::print(to, "    {:<24}", "alpha " + map.rows.back());
    for (std::size_t k = 0; k < gammas.size(); ++k) {
      std::vector<double> sample;
      for (std::size_t seed = grid.config.seed; seed < grid.config.seed + grid.config.seeds; ++seed)
        sample.push_back(
            file.value({grid.config.negatives, seed, grid.learning_rates[0], i * gammas.size() + k}, metric));
      const Interval value = t_interval(sample);
      map.values.push_back(value.mean);
      fmt::print(to, "{:>16}", with_half(value.mean, value.half(), 3));
    }
    fmt::print(to, "\n");
  }
  fmt::print(to, "\n");
  return map;
}

}  // namespace

std::vector<Picture> alpha_and_gamma(std::FILE* to, const Config& config, const RunFolder& folder,
                                     std::size_t jobs, const volatile std::sig_atomic_t& stop,
                                     Language language) {
  Grid grid{config, {config.negatives}, {config.learning_rate}};
  grid.config.losses.clear();
  for (const double alpha : alphas)
    for (const double gamma : gammas)
      grid.config.losses.push_back(LossSpec::parse(fmt::format("focal:gamma={}:alpha={}", gamma, alpha)));
  SweepFile file(folder.parts() + "/alpha-gamma", grid);
  Progress progress(file.left().size());
  complete(file, grid, jobs, stop, [&] { progress.advance(); });
  progress.clear();
  if (stop != 0) return {};

  const Text head = {"Table 1b: alpha and gamma, over {} seed{}; alpha below 0.5 weighs the positives down.",
                     "表 1b：alpha 与 gamma，{} 个种子；alpha 小于 0.5 会降低正样本的权重。"};
  fmt::print(to, "{}\n\n", filled_in(head, config.seeds, config.seeds == 1 ? "" : "s").in(language));
  const auto of = [&](const Text& title, const char* metric) {
    return table(to, file, grid, title, metric, language);
  };
  const HeatMap ranking = of({"average precision", "平均精度 AP"}, "average_precision");
  std::vector<HeatMap> f1 = {of({"F1 at 0.5", "阈值 0.5 下的 F1"}, "f1"),
                             of({"F1 at the chosen threshold", "选定阈值下的 F1"}, "f1_at_threshold")};
  // Both on one scale: that the second is flat is what they show.
  double least = 1, most = 0;
  for (const HeatMap& map : f1)
    for (const double value : map.values) least = std::min(least, value), most = std::max(most, value);
  for (HeatMap& map : f1) map.low = least, map.high = most;
  draw(ranking, folder.path() + "/alpha-gamma-average-precision");
  draw(f1[0], folder.path() + "/alpha-gamma-f1");
  draw(f1[1], folder.path() + "/alpha-gamma-f1-at-threshold");
  return {ranking, f1[0], f1[1]};
}

}  // namespace focalgrad::experiment
