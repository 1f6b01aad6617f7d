#include "examples/experiment/showing/sweep_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "examples/experiment/showing/chart.hpp"
#include "examples/experiment/showing/layout.hpp"
#include "examples/experiment/sweep/sweep_verdict.hpp"
#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

namespace {

constexpr std::size_t cell_width = 20;

/// Prints a title, the imbalances, and rows(print), where print(name, value of an imbalance) is a row.
template <class Rows>
void print_grid(std::FILE* to, const SweepSummary& summary, const std::string& title, Language language,
                Rows rows) {
  std::size_t names = columns(Text{"logistic regression", "逻辑回归"}.in(language)) + 2;
  for (const LossSpec& loss : summary.grid().config.losses) names = std::max(names, loss.text().size() + 2);
  const std::size_t imbalances = summary.grid().negatives.size();
  fmt::print(to, "\n{}\n\n  {}", wrapped(title), pad(Text{"pos.:neg.", "正:负"}.in(language), names, true));
  for (std::size_t i = 0; i < imbalances; ++i) fmt::print(to, "{}", pad(summary.name_of(i), cell_width));
  fmt::print(to, "\n");
  rows([&](const std::string& name, auto value) {
    fmt::print(to, "  {}", pad(name, names, true));
    for (std::size_t i = 0; i < imbalances; ++i) fmt::print(to, "{}", pad(value(i), cell_width));
    fmt::print(to, "\n");
  });
}

void print_means(std::FILE* to, const SweepSummary& summary, const SweepMetric& metric, Language language) {
  const Config& config = summary.grid().config;
  const Text head = {
      "{} ({}), {} seed{}, each at the learning rate with the best validation average precision",
      "{}（{}），{} 个种子，各取验证集上平均精度 AP 最好的学习率"};
  const auto cell = [](const Interval& value) { return with_half(value.mean, value.half(), 4) + " "; };
  const std::string title =
      filled_in(head, metric.name.in(language), metric.column, config.seeds, config.seeds == 1 ? "" : "s")
          .in(language);
  print_grid(to, summary, title, language, [&](auto row) {
    for (std::size_t loss = 0; loss < config.losses.size(); ++loss)
      row(config.losses[loss].text(), [&](std::size_t i) { return cell(summary.of({i, loss}, metric)); });
    if (metric.column == "average_precision")
      row(Text{"logistic regression", "逻辑回归"}.in(language),
          [&](std::size_t i) { return cell(summary.logistic(i)); });
  });
}

void print_differences(std::FILE* to, const SweepSummary& summary, const SweepMetric& metric,
                       Language language) {
  const Config& config = summary.grid().config;
  const Text head = {"{} minus that of {}", "{}，减去 {} 的"};
  const std::string title = filled_in(head, metric.name.in(language), config.losses[0].text()).in(language);
  print_grid(to, summary, title, language, [&](auto row) {
    for (std::size_t loss = 1; loss < config.losses.size(); ++loss)
      row(config.losses[loss].text(), [&](std::size_t i) {
        const Interval d = summary.difference({i, loss}, metric);
        return with_half(d.mean, d.half(), 4, true) + (d.excludes_zero() ? "*" : " ");
      });
  });
}

/// A heat map of every loss from the `first` on at every imbalance, without its values.
HeatMap axes(const SweepSummary& summary, const std::string& title, std::size_t first) {
  const Grid& grid = summary.grid();
  HeatMap map{.title = title,
              .x_label = "positives : negatives",
              .y_label = "",
              .columns = {},
              .rows = {},
              .values = {}};
  for (std::size_t i = 0; i < grid.negatives.size(); ++i) map.columns.push_back(summary.name_of(i));
  for (std::size_t loss = first; loss < grid.config.losses.size(); ++loss)
    map.rows.push_back(grid.config.losses[loss].text());
  return map;
}

}  // namespace

void print_sweep(std::FILE* to, const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                 Language language) {
  const bool compares = summary.grid().config.losses.size() > 1;
  const Text star = {"* the 95 % interval of the differences, paired by seed, excludes 0.",
                     "* 按种子配对的差值，95 % 区间不含 0。"};
  for (const SweepMetric& metric : metrics) {
    print_means(to, summary, metric, language);
    if (compares) print_differences(to, summary, metric, language);
  }
  if (compares && summary.seeds() > 1) fmt::print(to, "\n{}\n", star.in(language));
  fmt::print(to, "\n");
  for (const std::string& sentence : sweep_verdict(summary, metrics, language))
    fmt::print(to, "{}\n", wrapped(sentence));
}

void draw_sweep(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                const std::string& folder) {
  const Grid& grid = summary.grid();
  for (const SweepMetric& metric : metrics) {
    HeatMap means = axes(summary, metric.column, 0);
    for (std::size_t loss = 0; loss < grid.config.losses.size(); ++loss)
      for (std::size_t i = 0; i < grid.negatives.size(); ++i)
        means.values.push_back(summary.of({i, loss}, metric).mean);
    draw(means, folder + "/heat-" + metric.column);
    if (grid.config.losses.size() < 2) continue;

    HeatMap minus = axes(
        summary, metric.column + " minus that of " + grid.config.losses[0].text() + " (coloured: seen)", 1);
    for (std::size_t loss = 1; loss < grid.config.losses.size(); ++loss)
      for (std::size_t i = 0; i < grid.negatives.size(); ++i) {
        const Interval d = summary.difference({i, loss}, metric);
        minus.values.push_back(d.excludes_zero() ? d.mean : std::numeric_limits<double>::quiet_NaN());
        minus.texts.push_back(with_half(d.mean, d.half(), 3, true, "\n± "));
        minus.high = std::fmax(minus.high, std::abs(minus.values.back()));
      }
    if (minus.high == 0) minus.high = 1;  // none was seen: white, on whatever scale
    minus.low = -minus.high;              // as far to both sides
    draw(minus, folder + "/heat-difference-" + metric.column);
  }
}

}  // namespace focalgrad::experiment
