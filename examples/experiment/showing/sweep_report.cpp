#include "examples/experiment/showing/sweep_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "examples/experiment/showing/html.hpp"
#include "examples/experiment/showing/report_page.hpp"
#include "examples/experiment/showing/sweep_report_data.hpp"
#include "examples/experiment/sweep/sweep_verdict.hpp"
#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/json.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "examples/experiment/text/visible.hpp"
#include "examples/experiment/training/config_text.hpp"

namespace focalgrad::experiment {

namespace {

std::string head_cell(const std::string& html) { return "<th scope=\"col\">" + html + "</th>"; }

std::string table_row(const std::string& name, const std::string& cells) {
  return "<tr><th scope=\"row\">" + name + "</th>" + cells + "</tr>\n";
}

/// A cell for each imbalance.
template <class Value>
std::string over_imbalances_html(const SweepSummary& summary, Value value) {
  std::string cells;
  for (std::size_t i = 0; i < summary.grid().negatives.size(); ++i) cells += value(i);
  return cells;
}

std::string mean_cell(const Interval& value) {
  const std::string text = with_half(value.mean, value.half(), 4, false, " <small>± ");
  return "<td>" + text + (text.find("<small>") == std::string::npos ? "" : "</small>") + "</td>";
}

std::string difference_cell(const Interval& d, const SweepMetric& metric) {
  std::string text = with_half(d.mean, d.half(), 4, true, " <small>± ");
  if (text.find("<small>") != std::string::npos) text += "</small>";
  if (metric.better == Better::neither) return "<td>" + text + (d.excludes_zero() ? " *" : "") + "</td>";
  switch (side_of(d, metric)) {
    case Side::better:
      return "<td class=\"differs better\">" + text + " ▲</td>";
    case Side::worse:
      return "<td class=\"differs worse\">" + text + " ▼</td>";
    default:
      return "<td>" + text + "</td>";
  }
}

std::string sweep_facts(const SweepSummary& summary) {
  const Config& config = summary.grid().config;
  std::string html, losses, rates;
  const auto fact = [&](const Text& name, const Sentence& value) {
    html += "<div><dt>" + in_both(name) + "</dt><dd>" + in_both(value) + "</dd></div>\n";
  };
  for (const LossSpec& loss : config.losses) losses += (losses.empty() ? "" : ", ") + loss.text();
  for (const double rate : summary.grid().learning_rates)
    rates += (rates.empty() ? "" : ", ") + fmt::format("{}", rate);
  const std::string imbalances = [&] {
    std::string text;
    for (std::size_t i = 0; i < summary.grid().negatives.size(); ++i)
      text += (text.empty() ? "" : ", ") + summary.name_of(i);
    return text;
  }();
  const std::string data = config.csv.empty() ? config.dataset : visible(config.csv);
  fact({"data", "数据"}, {data, data});
  if (config.csv.empty()) fact({"positives : negatives", "正样本 : 负样本"}, {imbalances, imbalances});
  fact({"losses", "损失函数"}, {losses, losses});
  fact({"learning rates", "学习率"}, {rates, rates});
  fact({"training", "训练"}, filled_in({"{} steps of {} rows, {}", "{} 步，每批 {} 行，{}"}, config.steps,
                                       config.batch, config.optimizer));
  fact({"seeds", "种子"}, filled_in({"{}", "{} 个"}, summary.seeds()));
  return html;
}

/// How many differences are on which side, and the sentences.
std::string sweep_findings(const SweepSummary& summary, const std::vector<SweepMetric>& metrics) {
  const std::vector<std::string> english = sweep_verdict(summary, metrics),
                                 chinese = sweep_verdict(summary, metrics, Language::chinese);
  std::vector<std::string> sentences;
  for (std::size_t k = 0; k < english.size(); ++k)
    sentences.push_back(in_both(english[k], chinese[k], "p") + "\n");
  std::string html;
  if (summary.grid().config.losses.size() > 1 && summary.seeds() > 1) {
    const SweepTally counted = tally(summary, metrics);
    const auto count = [&](std::size_t n, const char* mark, const Text& what) {
      return fmt::format("<li><strong>{}</strong> <span aria-hidden=\"true\">{}</span> {}</li>\n", n, mark,
                         in_both(what));
    };
    html = sentences.front() + "<ul class=\"tally\">\n" + count(counted.better, "▲", {"better", "更好"}) +
           count(counted.worse, "▼", {"worse", "更差"}) +
           count(counted.unseen, "○", {"no difference seen", "未见差异"}) + "</ul>\n";
    sentences.erase(sentences.begin());
  }
  for (const std::string& sentence : sentences) html += sentence;
  return html;
}

std::string sweep_metric_table(const SweepSummary& summary, const SweepMetric& metric) {
  const auto& losses = summary.grid().config.losses;
  std::string body;
  for (std::size_t loss = 0; loss < losses.size(); ++loss)
    body += table_row(escaped(losses[loss].text()), over_imbalances_html(summary, [&](std::size_t i) {
                        return mean_cell(summary.of({i, loss}, metric));
                      }));
  if (metric.column == "average_precision")
    body += table_row(
        in_both(Text{"logistic regression", "逻辑回归"}),
        over_imbalances_html(summary, [&](std::size_t i) { return mean_cell(summary.logistic(i)); }));
  for (std::size_t loss = 1; loss < losses.size(); ++loss)
    body += table_row(in_both(filled_in({"{} minus {}", "{} 减 {}"}, losses[loss].text(), losses[0].text())),
                      over_imbalances_html(summary, [&](std::size_t i) {
                        return difference_cell(summary.difference({i, loss}, metric), metric);
                      }));
  const std::string head =
      over_imbalances_html(summary, [&](std::size_t i) { return head_cell(escaped(summary.name_of(i))); });
  return html_table("table-" + metric.column, in_both(metric.name), in_both(Text{"loss", "损失函数"}), head,
                    body);
}

/// Which learning rate each loss got; nothing where there was one.
std::string chosen_rates_table(const SweepSummary& summary) {
  if (summary.grid().learning_rates.size() < 2) return {};
  const auto& losses = summary.grid().config.losses;
  std::string body;
  for (std::size_t loss = 0; loss < losses.size(); ++loss)
    body +=
        table_row(escaped(losses[loss].text()), over_imbalances_html(summary, [&](std::size_t i) {
                    const std::size_t diverged = summary.diverged({i, loss});
                    return fmt::format("<td>{}{}</td>", summary.best_rate(i, loss),
                                       diverged == 0 ? "" : " " + in_both(Text{"(diverged)", "（发散）"}));
                  }));
  const std::string head =
      over_imbalances_html(summary, [&](std::size_t i) { return head_cell(escaped(summary.name_of(i))); });
  return html_table("table-rates",
                    in_both(Text{"learning rate with the best average precision on validation",
                                 "验证集上平均精度 AP 最好的学习率"}),
                    in_both(Text{"loss", "损失函数"}), head, body);
}

/// The config and the axes of the grid.
std::string grid_text(const Grid& grid) {
  nlohmann::json all = parse_json(config_text(grid.config));
  if (grid.config.csv.empty()) all["negatives"] = grid.negatives;
  all["learning_rate"] = grid.learning_rates;
  return to_text(all, 2);
}

}  // namespace

std::string sweep_report(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                         Language language) {
  std::string tables;
  for (const SweepMetric& metric : metrics) tables += sweep_metric_table(summary, metric);
  const bool english = language == Language::english;
  return filled(sweep_page, {{"lang", english ? "en" : "zh-Hans"},
                             {"english", english ? "checked" : ""},
                             {"chinese", english ? "" : "checked"},
                             {"facts", sweep_facts(summary)},
                             {"findings", sweep_findings(summary, metrics)},
                             {"tables", tables + chosen_rates_table(summary)},
                             {"config", escaped(grid_text(summary.grid()))},
                             {"data", sweep_report_data(summary, metrics)}});
}

}  // namespace focalgrad::experiment
