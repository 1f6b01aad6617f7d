#include "examples/experiment/report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// Text as HTML, also inside quotes and a script.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text)
    safe += c == '&'   ? "&amp;"
            : c == '<' ? "&lt;"
            : c == '>' ? "&gt;"
            : c == '"' ? "&quot;"
                       : std::string(1, c);
  return safe;
}

std::string cell(const Interval& interval, bool difference) {
  if (std::isnan(interval.mean)) return "<td>–</td>";
  const std::string mean =
      fmt::format(difference ? fmt::runtime("{:+.4f}") : fmt::runtime("{:.4f}"), interval.mean);
  if (std::isnan(interval.low)) return "<td>" + mean + "</td>";
  const bool differs = difference && interval.excludes_zero();
  return fmt::format("<td{}>{} <small>± {:.4f}</small>{}</td>", differs ? " class=\"differs\"" : "", mean,
                     (interval.high - interval.low) / 2, differs ? " *" : "");
}

std::string html_table(const Summary& summary, const MetricTable& table) {
  const auto& losses = summary.config().losses;
  std::string html =
      fmt::format("<table><caption>{}</caption><thead><tr><th scope=\"col\">loss</th>", escaped(table.title));
  for (const auto& [name, _] : table.columns) html += fmt::format("<th scope=\"col\">{}</th>", escaped(name));
  html += "</tr></thead><tbody>\n";
  const auto row = [&](const std::string& name, bool difference, auto value) {
    html += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(name));
    for (const auto& [_, metric] : table.columns) html += cell(value(metric), difference);
    html += "</tr>\n";
  };
  for (std::size_t k = 0; k < losses.size(); ++k)
    row(losses[k].text(), false, [&](auto metric) { return summary.of(k, metric); });
  if (summary.knows_bayes()) row("Bayes (limit)", false, [&](auto metric) { return summary.bayes(metric); });
  for (std::size_t k = 1; k < losses.size(); ++k)
    row(losses[k].text() + " less " + losses[0].text(), true,
        [&](auto metric) { return summary.difference(k, metric); });
  return html + "</tbody></table>\n";
}

std::string template_text() {
  std::ifstream file(FOCALGRAD_REPORT_TEMPLATE);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw Error(FOCALGRAD_REPORT_TEMPLATE " cannot be read; build the target report_page");
  return text.str();
}

void replace(std::string& text, const std::string& mark, const std::string& by) {
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) throw Error("the report's template has no " + mark);
  text.replace(at, mark.size(), by);
}

}  // namespace

std::string report(const Summary& summary, const nlohmann::json& story, const std::string& folder) {
  const Config& config = summary.config();
  std::string tables, findings;
  for (const MetricTable& table : metric_tables()) tables += html_table(summary, table);
  for (const std::string& sentence : summary.verdict()) findings += "<p>" + escaped(sentence) + "</p>\n";

  nlohmann::json data = story;
  for (const LossSpec& loss : config.losses) data["losses"].push_back(loss.text());
  std::string text = data.dump();
  for (std::size_t at = 0; (at = text.find("</", at)) != std::string::npos; at += 3)
    text.replace(at, 2, "<\\/");

  std::string page = template_text();
  const std::string what = config.csv.empty()
                               ? fmt::format("{}, {} positives and {} negatives", config.dataset,
                                             config.positives, config.negatives)
                               : config.csv;
  // What holds text of the user's comes last, so that no mark in it is taken for the template's.
  replace(page, "{{seeds}}", fmt::format("{} seed{}", summary.seeds(), summary.seeds() == 1 ? "" : "s"));
  replace(page, "{{data}}", text);
  replace(page, "{{tables}}", tables);
  replace(page, "{{findings}}", findings);
  replace(page, "{{command}}", escaped(fmt::format("./run compare --config {}/config.json", folder)));
  replace(page, "{{config}}", escaped(to_json(config).dump(2)));
  replace(page, "{{what}}", escaped(what));
  return page;
}

}  // namespace focalgrad::experiment
