#include "examples/experiment/showing/columns_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "examples/experiment/data/csv_column.hpp"
#include "examples/experiment/findings/suspects.hpp"
#include "examples/experiment/showing/html.hpp"
#include "examples/experiment/showing/layout.hpp"
#include "examples/experiment/text/visible.hpp"

namespace focalgrad::experiment {

namespace {

constexpr std::size_t most_columns = 60, most_labels = 20;

std::string count_of(const ColumnSummary& column) {
  if (column.distinct == 0) return "–";
  return column.distinct > Column::most_counted ? fmt::format("> {}", Column::most_counted)
                                                : fmt::format("{}", column.distinct);
}

void print_columns(std::FILE* to, const Table& table, Language language) {
  const auto cell = [&](const Text& text, std::size_t width) { return pad(text.in(language), width); };
  std::size_t names = 8;
  for (const ColumnSummary& column : table.columns) names = std::max(names, columns(column.name) + 2);
  names = std::min<std::size_t>(names, 40);
  fmt::print(to, "  {}{}{}{}  {}\n", pad(Text{"column", "列"}.in(language), names, true),
             pad(Text{"kind", "类型"}.in(language), 12, true), cell({"distinct", "不同取值"}, 8),
             cell({"missing", "缺失"}, 9), Text{"becomes", "处理"}.in(language));
  std::size_t shown = 0;
  for (const ColumnSummary& column : table.columns) {
    if (shown++ == most_columns) break;
    fmt::print(to, "  {}{}{}{}  {}\n", pad(column.name, names, true), pad(column.kind.in(language), 12, true),
               pad(count_of(column), 8), pad(fmt::format("{}", column.missing), 9),
               column.becomes.in(language));
  }
  if (table.columns.size() > most_columns)
    fmt::print(to, fmt::runtime(Text{"  … and {} more columns\n", "  ……另有 {} 列\n"}.in(language)),
               table.columns.size() - most_columns);
}

void print_labels(std::FILE* to, const std::string& label, const Table& table, Language language) {
  const Text head = {"\n  the label '{}': its values, their rows and their side\n",
                     "\n  标签“{}”：各取值的行数与类别\n"},
             positive = {"positive", "正样本"}, negative = {"negative", "负样本"},
             more = {"  … and {} more values, {} rows\n", "  ……另有 {} 个取值，共 {} 行\n"};
  std::vector<LabelValue> labels = table.labels;
  std::stable_sort(labels.begin(), labels.end(),
                   [](const LabelValue& a, const LabelValue& b) { return a.positive > b.positive; });
  std::size_t shown = 0, rest = 0;
  fmt::print(to, fmt::runtime(head.in(language)), visible(label));
  for (const LabelValue& value : labels) {
    if (shown++ >= most_labels)
      rest += value.rows;
    else
      fmt::print(to, "  {}{}  {}\n", pad(visible(value.text), 16, true),
                 pad(fmt::format("{}", value.rows), 9), (value.positive ? positive : negative).in(language));
  }
  if (labels.size() > most_labels)
    fmt::print(to, fmt::runtime(more.in(language)), labels.size() - most_labels, rest);
}

}  // namespace

void print_table(std::FILE* to, const std::string& file, const std::string& label, const Table& table,
                 Language language) {
  const Text title = {"{}: {} rows can be used, {} features\n\n", "{}：可用 {} 行，{} 个特征\n\n"};
  fmt::print(to, fmt::runtime(title.in(language)), visible(file), table.data.size(),
             table.data.features.size());
  print_columns(to, table, language);
  print_labels(to, label, table, language);
  for (const Sentence& sentence : suspects(table)) fmt::print(to, "\n{}", wrapped(sentence.in(language)));
  fmt::print(to, "\n\n");
}

std::string columns_html(const Table& table) {
  const auto said = [](const auto& text) { return in_both(text.english, text.chinese); };
  std::string head, body;
  for (const Text& name :
       {Text{"kind", "类型"}, Text{"distinct", "不同取值"}, Text{"missing", "缺失"}, Text{"becomes", "处理"}})
    head += "<th scope=\"col\">" + said(name) + "</th>";
  for (const ColumnSummary& column : table.columns)
    body += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                        escaped(visible(column.name)), said(column.kind), escaped(count_of(column)),
                        column.missing, said(column.becomes));
  return html_table("columns-table", said(Text{"every column but the label's", "除标签以外的各列"}),
                    said(Text{"column", "列"}), head, body);
}

}  // namespace focalgrad::experiment
