#include "examples/experiment/data/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "examples/experiment/text/sentence.hpp"
#include "examples/experiment/text/visible.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// The values of the label in a message.
std::string listed(const std::vector<LabelValue>& values) {
  constexpr std::size_t most_shown = 10;
  std::string text;
  std::size_t shown = 0;
  for (const LabelValue& value : values) {
    if (shown++ == most_shown) return text + ", …";
    text += fmt::format("{}'{}' in {} row{} ({})", text.empty() ? "" : ", ", visible_name(value.text),
                        value.rows, value.rows == 1 ? "" : "s", value.positive ? "positive" : "negative");
  }
  return text;
}

/// Without blanks and capitals of ASCII, in which labels that mean the same may differ.
std::string without_case(std::string text) {
  std::erase(text, ' ');
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

void note_labels_like_positive(const CsvRows& rows, const CsvOptions& options, std::vector<Sentence>& notes) {
  for (const LabelValue& positive : rows.label_values())
    for (const LabelValue& other : rows.label_values())
      if (positive.positive && !other.positive && without_case(positive.text) == without_case(other.text))
        notes.push_back(filled_in(
            {"the label '{0}' ({1} rows) is a negative, since it is not '{2}'; --positive "
             "'{3}|{0}' takes it for a positive too",
             "标签“{0}”（{1} 行）与“{2}”不同，因此算作负样本；--positive '{3}|{0}' 可把它也算作正样本"},
            visible_name(other.text), other.rows, visible_name(positive.text),
            visible_name(options.positive)));
}

/// The column without which most rows would be kept.
Sentence costliest(const CsvRows& rows, const std::vector<const Column*>& used) {
  std::map<const Column*, std::size_t> alone;
  for (std::size_t row = 0; row < rows.labels().size(); ++row) {
    const Column* gap = nullptr;
    std::size_t gaps = 0;
    for (const Column* column : used)
      if (column->is_missing(row)) gap = column, ++gaps;
    if (gaps == 1) ++alone[gap];
  }
  Sentence text{"no single column is to blame", "并非某一列所致"};
  std::size_t most = 0;
  for (const Column* column : used)
    if (const auto found = alone.find(column); found != alone.end() && found->second > most) {
      most = found->second;
      text = filled_in({"--drop '{}' would keep {} of them", "--drop '{}' 可保住其中 {} 行"},
                       visible_name(column->name()), most);
    }
  return text;
}

/// The rows that have a value in each of the columns.
std::vector<std::size_t> complete_rows(const CsvRows& from, const std::vector<const Column*>& used,
                                       std::vector<Sentence>& notes) {
  const std::size_t all = from.labels().size();
  std::vector<std::size_t> rows;
  const Column* first_gap = nullptr;
  std::size_t first = 0;
  for (std::size_t row = 0; row < all; ++row) {
    const auto gap =
        std::find_if(used.begin(), used.end(), [&](const Column* c) { return c->is_missing(row); });
    if (gap == used.end())
      rows.push_back(row);
    else if (!first_gap)
      first_gap = *gap, first = from.numbers()[row];
  }
  if (from.unlabelled() > 0)
    notes.push_back(filled_in({"{} of {} rows dropped: no label (the first in row {})",
                               "共 {1} 行，舍去没有标签的 {0} 行（首见于第 {2} 行）"},
                              from.unlabelled(), from.unlabelled() + all, from.first_unlabelled()));
  if (first_gap) {
    const Sentence blame = costliest(from, used);
    const Text why = {"{} of {} rows dropped: a missing value (the first in row {}, column '{}'); ",
                      "共 {1} 行，舍去有缺失值的 {0} 行（首见于第 {2} 行“{3}”列）；"};
    Sentence note = filled_in(why, all - rows.size(), all, first, visible_name(first_gap->name()));
    note.english += blame.english, note.chinese += blame.chinese;
    notes.push_back(note);
  }
  return rows;
}

Text kind_of(const Column& column) {
  switch (column.kind()) {
    case Column::Kind::numbers:
      return {"numbers", "数"};
    case Column::Kind::categories:
      return {"categories", "类别"};
    case Column::Kind::one_value:
      return {"one value", "单值"};
    case Column::Kind::missing:
      return {"empty", "空"};
    default:
      return {"text", "文本"};
  }
}

std::vector<ColumnSummary> summaries(const CsvRows& rows, const CsvOptions& options) {
  std::vector<ColumnSummary> all;
  for (const std::string& name : rows.header()) {
    const auto column = std::find_if(rows.columns().begin(), rows.columns().end(),
                                     [&](const Column& each) { return each.name() == name; });
    if (column != rows.columns().end())
      all.push_back({name, kind_of(*column), column->distinct(), column->missing(), column->becomes(), 0, 0,
                     column->is_id()});
    else if (name != visible(options.label))
      all.push_back({name, {"–", "–"}, 0, 0, {"left out, as asked", "按要求舍去"}});
  }
  return all;
}

/// The features of the rows, and where each column's are among them.
void fill(Table& table, const std::vector<std::size_t>& rows, const std::vector<const Column*>& used) {
  std::vector<std::pair<const Column*, Column::Feature>> all;
  for (const Column* column : used) {
    const auto summary = std::find_if(table.columns.begin(), table.columns.end(),
                                      [&](const ColumnSummary& each) { return each.name == column->name(); });
    const std::vector<Column::Feature> features = column->features(rows);
    summary->first_feature = all.size();
    summary->features = features.size();
    if (features.empty())
      summary->becomes = {"dropped: it has one value only in the rows that are kept",
                          "舍去：在留下的行里只有一个取值"};
    for (const Column::Feature& feature : features) {
      table.data.features.push_back(feature.name);
      all.emplace_back(column, feature);
    }
  }
  table.data.inputs.resize({rows.size(), all.size()});
  Scalar* to = table.data.inputs.data();
  for (const std::size_t row : rows)
    for (const auto& [column, feature] : all) *to++ = column->value(feature, row);
}

std::string unused(const std::vector<ColumnSummary>& columns) {
  std::string text;
  for (const ColumnSummary& column : columns)
    text +=
        fmt::format("{}'{}' {}", text.empty() ? "" : "; ", visible_name(column.name), column.becomes.english);
  return text;
}

}  // namespace

Table table_of(const CsvRows& from, const CsvOptions& options) {
  const std::vector<LabelValue>& values = from.label_values();
  if (from.header().empty()) from.fail("the file is empty; its first row must name the columns");
  if (values.empty()) from.fail("there are no rows below the header");
  Table table{.data = {}, .columns = {}, .labels = values};
  std::vector<const Column*> used;
  try {
    for (const Column& column : from.columns())
      if (column.is_used()) used.push_back(&column);
    table.columns = summaries(from, options);
  } catch (const Error& why) {
    from.fail(why.what());
  }
  if (used.empty()) from.fail("no column can be used: " + unused(table.columns));
  const std::vector<std::size_t> rows = complete_rows(from, used, table.notes);
  for (const std::size_t row : rows) {
    table.data.labels.push_back(from.labels()[row]);
    table.data.numbers.push_back(from.numbers()[row]);
  }
  note_labels_like_positive(from, options, table.notes);
  const auto positive = [](const LabelValue& value) { return value.positive; };
  const std::string &label = options.label, &wanted = options.positive;
  if (std::none_of(values.begin(), values.end(), positive))
    from.fail("no row has '" + wanted + "' in column '" + label + "'; it has " + listed(values));
  if (std::all_of(values.begin(), values.end(), positive))
    from.fail("every row has '" + wanted + "' in column '" + label + "'; both classes are needed");
  if (rows.empty()) from.fail("every row has a missing value; " + costliest(from, used).english);
  if (table.data.positives() == 0 || table.data.positives() == table.data.size())
    from.fail(fmt::format("of the rows without a missing value {} is positive; {}",
                          table.data.positives() ? "each" : "none", costliest(from, used).english));
  fill(table, rows, used);
  if (table.data.features.empty())
    from.fail("every column has one value only in the rows without a missing value");
  return table;
}

}  // namespace focalgrad::experiment
