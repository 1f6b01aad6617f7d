#include "examples/experiment/showing/report_tables.hpp"

#include <fmt/format.h>

#include <cmath>

#include "examples/experiment/showing/html.hpp"
#include "examples/experiment/text/figure.hpp"

namespace focalgrad::experiment {

namespace {

std::string cell(const Interval& interval, bool difference) {
  const double half = interval.half();
  const std::string text = with_half(interval.mean, half, 4, difference, " <small>± ");
  if (text.find("<small>") == std::string::npos) return "<td>" + text + "</td>";
  const bool differs = difference && interval.excludes_zero();
  return fmt::format("<td{}>{}</small>{}</td>", differs ? " class=\"differs\"" : "", text,
                     differs ? " *" : "");
}

std::string row(const std::string& name, const std::string& cells) {
  return "<tr><th scope=\"row\">" + name + "</th>" + cells + "</tr>\n";
}

std::string table(const std::string& id, const std::string& caption, const std::string& head,
                  const std::string& body) {
  return html_table(id, caption, in_both(Text{"loss", "损失函数"}), head, body);
}

std::string metric_table(const Summary& summary, const MetricTable& shown, std::size_t number) {
  const auto& losses = summary.config().losses;
  std::string head, body;
  for (const auto& [name, _] : shown.columns) head += "<th scope=\"col\">" + in_both(name) + "</th>";
  const auto cells = [&](bool difference, auto value) {
    std::string text;
    for (const auto& [_, metric] : shown.columns) text += cell(value(metric), difference);
    return text;
  };
  for (std::size_t k = 0; k < losses.size(); ++k)
    body += row(escaped(losses[k].text()), cells(false, [&](auto metric) { return summary.of(k, metric); }));
  if (summary.knows_bayes())
    body += row(in_both(Text{"Bayes (limit)", "贝叶斯极限"}),
                cells(false, [&](auto metric) { return summary.bayes(metric); }));
  body += row(in_both(Text{"logistic regression", "逻辑回归"}),
              cells(false, [&](auto metric) { return summary.logistic(metric); }));
  for (std::size_t k = 1; k < losses.size(); ++k)
    body += row(in_both(losses[k].text() + " minus " + losses[0].text(),
                        losses[k].text() + " 减 " + losses[0].text()),
                cells(true, [&](auto metric) { return summary.difference(k, metric); }));
  return table(fmt::format("table-{}", number), in_both(shown.title), head, body);
}

}  // namespace

std::string metrics_html(const Summary& summary) {
  std::string html;
  for (std::size_t k = 0; k < metric_tables().size(); ++k)
    html += metric_table(summary, metric_tables()[k], k);
  return html;
}

std::string drowning_html(const Config& config, const std::vector<Moment>& moments) {
  const std::vector<std::string> english = drowning(config, moments),
                                 chinese = drowning(config, moments, Language::chinese);
  std::string html, head, body;
  for (std::size_t k = 0; k < english.size(); ++k) html += in_both(english[k], chinese[k], "p") + "\n";
  for (const Text& name :
       {Text{"hard positives' (1 − p_t)^γ", "难分正样本的 (1 − p_t)^γ"},
        Text{"easy negatives' (1 − p_t)^γ", "易分负样本的 (1 − p_t)^γ"},
        Text{"their share of loss", "易分负样本占损失的比例"}, Text{"of gradient", "占梯度的比例"}})
    head += "<th scope=\"col\">" + in_both(name) + "</th>";
  for (const Moment& moment : moments)
    for (std::size_t k = 0; k < config.losses.size(); ++k) {
      const Weighing& w = moment.weighings[k + 1];
      std::string cells;
      for (const double factor : {w.hard_positives_factor, w.easy_negatives_factor})
        cells += "<td>" + fixed(factor, 4) + "</td>";
      for (const double share : {w.easy_negatives_loss, w.easy_negatives_gradient})
        cells += fmt::format("<td>{:.0f} %</td>", 100 * share);
      const std::string& name = config.losses[k].text();
      body += row(moment.from_prior ? in_both(name + ", from p = π", name + "，从 p = π 开始")
                                    : in_both(name + ", from bias 0", name + "，从偏置 0 开始"),
                  cells);
    }
  return html + table("table-drowning",
                      in_both(Text{"one model of each start, weighed by every loss (means and shares)",
                                   "两种起点各取一个模型，用每种损失函数衡量（平均值与占比）"}),
                      head, body);
}

std::string tuning_html(const Config& config, const std::vector<TunedRate>& tuned) {
  if (tuned.empty()) return {};
  std::string head, body;
  for (const double rate : config.learning_rates) head += fmt::format("<th scope=\"col\">{}</th>", rate);
  for (std::size_t loss = 0; loss < tuned.size(); ++loss) {
    std::string cells;
    for (std::size_t k = 0; k < config.learning_rates.size(); ++k) {
      const double score = tuned[loss].average_precision[k];
      const bool chosen = config.learning_rates[k] == tuned[loss].chosen;
      cells +=
          fmt::format("<td{}>{}{}</td>", chosen ? " class=\"differs\"" : "",
                      std::isnan(score) ? in_both(Text{"diverged", "发散"}) : fmt::format("{:.4f}", score),
                      chosen ? " *" : "");
    }
    body += row(escaped(config.losses[loss].text()), cells);
  }
  const std::string edge = edge_of_grid(config, tuned);
  return table("table-tuning",
               in_both(Text{"average precision on the validation part by learning rate; *: chosen",
                            "各学习率在验证集上的平均精度 AP；*：选定"}),
               head, body) +
         (edge.empty() ? "" : in_both(edge, edge_of_grid(config, tuned, Language::chinese), "p"));
}

}  // namespace focalgrad::experiment
