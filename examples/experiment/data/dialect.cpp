#include "examples/experiment/data/dialect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "examples/experiment/data/csv_column.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

using Cells = std::vector<std::string>;
constexpr std::size_t most_lines = 200;

/// The rows of the head, the last one only where it ends: a rough reading, which libcsv does again rightly.
std::vector<Cells> cells_of_rows(std::string_view head, char delimiter, bool comments) {
  std::vector<Cells> all;
  Cells row;
  std::string cell;
  bool quoted = false, blank = true;
  const auto end_cell = [&] {
    const auto from = cell.find_first_not_of(" \t"), to = cell.find_last_not_of(" \t");
    row.push_back(from == std::string::npos ? "" : cell.substr(from, to - from + 1));
    cell.clear();
  };
  for (std::size_t i = 0; i < head.size() && all.size() < most_lines; ++i) {
    const char c = head[i];
    if (comments && blank && c == '#') {
      while (i < head.size() && head[i] != '\n' && head[i] != '\r') ++i;
    } else if (c == '"') {
      quoted = !quoted, blank = false;
    } else if (!quoted && (c == '\n' || c == '\r')) {
      if (!blank) {
        if (delimiter != ' ' || !cell.empty()) end_cell();
        all.push_back(row);
      }
      row.clear(), cell.clear(), blank = true;
    } else if (!quoted && (c == delimiter || (delimiter == ' ' && c == '\t'))) {
      if (delimiter != ' ' || !cell.empty()) end_cell();
      blank = blank && (c == ' ' || c == '\t');
    } else {
      cell += c;
      blank = blank && (c == ' ' || c == '\t');
    }
  }
  if (!blank && !quoted && all.size() < most_lines) {
    end_cell();
    all.push_back(row);
  }
  return all;
}

/// The share of the rows that have as many cells as most, 0 where that is one cell.
double agreement(const std::vector<Cells>& all) {
  std::map<std::size_t, std::size_t> counts;
  for (const Cells& row : all) ++counts[row.size()];
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const auto& [cells, count] : counts)
    if (count >= most.second) most = {cells, count};
  return most.first < 2 ? 0 : static_cast<double>(most.second) / static_cast<double>(all.size());
}

char find_delimiter(std::string_view head, bool comments) {
  char best = ',';
  double most = 0;
  // In this order: with decimal commas a line splits at commas as evenly as at semicolons.
  for (const char each : {';', '\t', '|', ',', ' '})
    if (const double found = agreement(cells_of_rows(head, each, comments)); found > most)
      best = each, most = found;
  return best;
}

char given_delimiter(const std::string& text) {
  if (text == "tab" || text == "\\t") return '\t';
  if (text == "blanks" || text == " ") return ' ';
  if (text.size() == 1 && text != "\"" && text != "\n" && text != "\r") return text[0];
  throw Error(fmt::format("--delimiter is '{}'; expected one character, tab or blanks", text));
}

bool is_default_name(const std::string& label) {
  return label.size() > 1 && label[0] == 'c' && label.find_first_not_of("0123456789", 1) == std::string::npos;
}

bool has_header(const Cells& first, const std::string& label) {
  const bool named = std::find(first.begin(), first.end(), label) != first.end();
  if (named && !read_number_cell(label, '.').is_number) return true;
  if (is_default_name(label)) return named;
  return std::none_of(first.begin(), first.end(),
                      [](const std::string& cell) { return read_number_cell(cell, '.').is_number; });
}

/// Some number has a comma that may be a decimal one, and none has a comma or a point that cannot be what
/// that makes it.  1,288 alone is 1.288, since commas do not separate the cells here.
bool has_decimal_commas(const std::vector<Cells>& all) {
  bool comma = false;
  for (const Cells& row : all)
    for (const std::string& cell : row) {
      const bool with_comma = read_number_cell(cell, ',').is_number,
                 with_point = read_number_cell(cell, '.').is_number;
      if (with_point && !with_comma) return false;
      comma = comma || (with_comma && cell.find(',') != std::string::npos);
    }
  return comma;
}

}  // namespace

Sentence Dialect::text() const {
  Sentence all;
  const auto add = [&](const Sentence& what) {
    all.english += (all.english.empty() ? "" : ", ") + what.english;
    all.chinese += (all.chinese.empty() ? "" : "，") + what.chinese;
  };
  if (delimiter == ';')
    add({"separated by semicolons", "分号分隔"});
  else if (delimiter == '\t')
    add({"separated by tabs", "制表符分隔"});
  else if (delimiter == ' ')
    add({"separated by blanks", "空白分隔"});
  else if (delimiter != ',')
    add(filled_in({"separated by '{}'", "以“{}”分隔"}, delimiter));
  if (decimal == ',') add({"decimal commas", "小数点为逗号"});
  if (!header) add({"no header: the columns are c1, c2, …", "没有表头：各列名为 c1、c2……"});
  if (comments) add({"lines that begin with # are comments", "以 # 开头的行是注释"});
  return all;
}

Dialect look(std::string_view head, const std::string& label, const std::string& delimiter, bool no_header) {
  Dialect found;
  const auto begin = head.find_first_not_of(" \t\r\n");
  found.comments = begin != std::string_view::npos && head[begin] == '#';
  found.delimiter = delimiter.empty() ? find_delimiter(head, found.comments) : given_delimiter(delimiter);
  std::vector<Cells> all = cells_of_rows(head, found.delimiter, found.comments);
  found.header = !no_header && (all.empty() || has_header(all[0], label));
  if (found.header && !all.empty()) all.erase(all.begin());
  if (found.delimiter != ',' && has_decimal_commas(all)) found.decimal = ',';
  return found;
}

}  // namespace focalgrad::experiment
