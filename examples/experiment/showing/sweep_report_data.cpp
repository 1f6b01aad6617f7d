#include "examples/experiment/showing/sweep_report_data.hpp"

#include <nlohmann/json.hpp>

#include "examples/experiment/findings/power.hpp"
#include "examples/experiment/findings/summary_json.hpp"
#include "examples/experiment/showing/html.hpp"
#include "examples/experiment/text/figure.hpp"

namespace focalgrad::experiment {

namespace {

using nlohmann::json;

/// What a cell of a heat map shows and says.
json cell_of(const SweepSummary& summary, const Place& at, const SweepMetric& metric) {
  const Interval d = summary.difference(at, metric);
  const int digits = decimals(d.half(), 4);
  const auto figure = [&](double x) { return fixed(x, digits, true); };
  json cell = to_json(d);
  cell["imbalance"] = at.imbalance;
  cell["loss"] = at.loss;
  cell["rate"] = at.rate.value_or(summary.best_rate(at.imbalance, at.loss));
  cell["first_rate"] = at.rate.value_or(summary.best_rate(at.imbalance, 0));
  cell["text"] = with_half(d.mean, d.half(), 3, true, "\n± ");
  cell["interval"] = {figure(d.low), figure(d.high)};
  for (const double x : summary.differences(at, metric)) cell["seeds"].push_back(figure(x));
  if (const double visible = visible_difference(d, summary.seeds()); !d.excludes_zero() && visible >= 1e-9) {
    cell["seen_from"] = fixed(visible, decimals(visible, 3));
    cell["seeds_for_small"] = seeds_to_see(small_difference, d, summary.seeds());
  }
  return cell;
}

/// All losses but the first at all imbalances.
json map_of(const SweepSummary& summary, const SweepMetric& metric, std::optional<double> rate) {
  json cells = json::array();
  for (std::size_t loss = 1; loss < summary.grid().config.losses.size(); ++loss)
    for (std::size_t i = 0; i < summary.grid().negatives.size(); ++i)
      cells.push_back(cell_of(summary, {i, loss, rate}, metric));
  return cells;
}

}  // namespace

std::string sweep_report_data(const SweepSummary& summary, const std::vector<SweepMetric>& metrics) {
  const Grid& grid = summary.grid();
  json all = {{"seeds", summary.seeds()}, {"rates", grid.learning_rates}, {"small", small_difference}};
  for (const LossSpec& loss : grid.config.losses) all["losses"].push_back(loss.text());
  for (std::size_t i = 0; i < grid.negatives.size(); ++i) all["imbalances"].push_back(summary.name_of(i));
  for (const SweepMetric& metric : metrics) {
    json entry = {{"name", {{"en", metric.name.english}, {"zh", metric.name.chinese}}},
                  {"better", metric.better == Better::more   ? 1
                             : metric.better == Better::less ? -1
                                                             : 0},
                  {"best", map_of(summary, metric, {})},
                  {"by_rate", json::array()}};
    if (grid.learning_rates.size() > 1)
      for (const double rate : grid.learning_rates) entry["by_rate"].push_back(map_of(summary, metric, rate));
    all["metrics"].push_back(entry);
  }
  return in_script(to_text(all));
}

}  // namespace focalgrad::experiment
