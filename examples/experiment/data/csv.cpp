#include "examples/experiment/data/csv.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <memory>
#include <string_view>

#include "examples/experiment/data/csv_column.hpp"
#include "examples/experiment/data/dialect.hpp"
#include "examples/experiment/data/text_file.hpp"
#include "examples/experiment/text/visible.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

bool holds(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// What files write where nobody knows the value.
bool is_missing(std::string_view cell) {
  constexpr std::array markers = {"", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "?"};
  return std::find(markers.begin(), markers.end(), cell) != markers.end();
}

std::string quoted(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

/// The columns and labels that have been read.
class Reader {
 public:
  Reader(const std::string& path, const CsvOptions& options, const Dialect& dialect)
      : path_(path), options_(options), dialect_(dialect) {}

  void cell(std::string_view text) {
    if (!is_utf8(text))
      fail(fmt::format(
          "row {}, cell {}: its bytes are no UTF-8, as the file's are before; convert the file (iconv -t "
          "UTF-8)",
          row_number_ + 1, row_.size() + 1));
    row_.emplace_back(text);
  }

  /// by: the character that ended it, -1 for the end of the file.
  void end_row(int by) {
    const bool rest_of_line_end = row_.empty() && by == '\n' && ended_by_ == '\r';  // CR LF, seen as two ends
    ended_by_ = by;
    if (rest_of_line_end) return;
    ++row_number_;
    const bool skipped = row_.empty() || (dialect_.comments && row_[0].starts_with('#'));
    if (!skipped && header_.empty() && dialect_.header) {
      read_header(row_);
    } else if (!skipped) {
      if (header_.empty()) read_header(default_names(row_.size()));
      read_row();
    }
    row_.clear();
  }

  /// libcsv gave up in the row that it was reading.
  [[noreturn]] void fail_in_this_row(const std::string& what) const {
    fail("not a CSV: row " + std::to_string(row_number_ + 1) + ": " + what);
  }

  Dataset finish(std::vector<std::string>& notes) {
    if (header_.empty()) fail("the file is empty; its first row must name the columns");
    if (labels_.empty()) fail("there are no rows below the header");
    std::vector<const Column*> used;
    for (const Column& column : columns_) {
      if (const std::string note = column_note(column); !note.empty()) notes.push_back(note);
      const Column::Kind kind = column.kind();
      if (kind == Column::Kind::numbers || kind == Column::Kind::categories) used.push_back(&column);
    }
    if (used.empty()) fail(fmt::format("no column can be used: {}", fmt::join(notes, "; ")));
    const std::vector<std::size_t> rows = complete_rows(used, notes);
    Dataset data;
    for (const std::size_t row : rows) data.labels.push_back(labels_[row]);
    notes.push_back("labels in column '" + options_.label + "': " + seen());
    const std::string &label = options_.label, &positive = options_.positive;
    if (!values_.contains(positive))
      fail("no row has '" + positive + "' in column '" + label + "'; it has " + seen());
    if (values_.size() == 1)
      fail("every row has '" + positive + "' in column '" + label + "'; both classes are needed");
    if (rows.empty()) fail("every row has a missing value; " + costliest(used));
    if (data.positives() == 0 || data.positives() == data.size())
      fail(fmt::format("of the rows without a missing value {} is positive; {}",
                       data.positives() ? "each" : "none", costliest(used)));
    fill(data, rows, used, notes);
    return data;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw Error(path_ + ": " + what); }

  std::string column_note(const Column& column) const {
    try {
      return column.note();
    } catch (const Error& why) {
      fail(why.what());
    }
  }

  static std::vector<std::string> default_names(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= count; ++i) names.push_back("c" + std::to_string(i));
    return names;
  }

  bool is_used(const std::string& name) const {
    return !holds(options_.drop, name) && (options_.columns.empty() || holds(options_.columns, name));
  }

  void read_header(const std::vector<std::string>& names) {
    for (const std::string& name : names) header_.push_back(visible(name));
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (std::find(header_.begin(), header_.begin() + static_cast<std::ptrdiff_t>(i), header_[i]) !=
          header_.begin() + static_cast<std::ptrdiff_t>(i))
        fail("two columns are named '" + header_[i] + "'");
    const auto found = std::find(header_.begin(), header_.end(), visible(options_.label));
    if (found == header_.end())
      fail("there is no column '" + options_.label + "' for the label" + there_are());
    label_index_ = static_cast<std::size_t>(found - header_.begin());
    if (header_.size() < 2) fail("there is no column besides the label");
    make_columns();
  }

  std::string there_are() const {
    return "; there are " + quoted(header_) +
           (dialect_.header ? "" : " (row 1 looks like data, not like names)");
  }

  /// Only once the first row has shown whether it has a name more than the header.
  void check_names() {
    for (const auto* list : {&options_.drop, &options_.columns, &options_.categories})
      for (const std::string& name : *list)
        if (!holds(header_, name)) fail("there is no column '" + name + "'" + there_are());
    if (columns_.empty()) fail("--drop and --columns leave no column besides the label");
    names_are_checked_ = true;
  }

  void make_columns() {
    columns_.clear();
    place_of_.assign(header_.size(), none);
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (i == label_index_ || !is_used(header_[i])) continue;
      place_of_[i] = columns_.size();
      columns_.emplace_back(header_[i], dialect_.decimal, holds(options_.categories, header_[i]));
    }
  }

  /// R writes no name over the names of the rows; others end each row, but not the header, with a separator.
  void fit_to_header() {
    if (row_.size() == header_.size() + 1 && row_.back().empty()) row_.pop_back();
    if (!names_are_checked_ && dialect_.header && row_.size() == header_.size() + 1) {
      header_.insert(header_.begin(), "row");
      ++label_index_;
      make_columns();
    }
  }

  void read_row() {
    if (row_.size() != header_.size()) fit_to_header();
    if (!names_are_checked_) check_names();
    if (row_.size() != header_.size())
      fail("row " + std::to_string(row_number_) + " has " + std::to_string(row_.size()) +
           (row_.size() == 1 ? " cell" : " cells") + ", the header has " + std::to_string(header_.size()));
    const std::string& label = row_[label_index_];
    // A label may be any text: what is asked for is no missing one.
    if (label != options_.positive && no_value(label)) {
      if (unlabelled_++ == 0) first_unlabelled_ = row_number_;
      return;
    }
    for (std::size_t i = 0; i < row_.size(); ++i) {
      if (place_of_[i] == none) continue;
      if (no_value(row_[i]))
        columns_[place_of_[i]].add_missing();
      else
        columns_[place_of_[i]].add(row_[i], row_number_);
    }
    if (values_.size() <= most_label_values || values_.contains(label)) ++values_[label];
    labels_.push_back(label == options_.positive);
    numbers_.push_back(row_number_);
  }

  bool no_value(const std::string& cell) const { return is_missing(cell) || holds(options_.missing, cell); }

  std::string seen() const {
    std::string text;
    std::size_t shown = 0;
    for (const auto& [value, count] : values_) {
      if (shown++ == most_label_values) return text + ", …";
      text += fmt::format("{}'{}' in {} row{} ({})", text.empty() ? "" : ", ", visible(value), count,
                          count == 1 ? "" : "s", value == options_.positive ? "positive" : "negative");
    }
    return text;
  }

  /// The rows that have a value in each of the columns.
  std::vector<std::size_t> complete_rows(const std::vector<const Column*>& used,
                                         std::vector<std::string>& notes) const {
    std::vector<std::size_t> rows;
    std::string first;
    for (std::size_t row = 0; row < labels_.size(); ++row) {
      const auto gap =
          std::find_if(used.begin(), used.end(), [&](const Column* c) { return c->is_missing(row); });
      if (gap == used.end())
        rows.push_back(row);
      else if (first.empty())
        first = fmt::format("the first in row {}, column '{}'", numbers_[row], (*gap)->name());
    }
    if (unlabelled_ > 0)
      notes.push_back(fmt::format("{} of {} rows dropped: no label (the first in row {})", unlabelled_,
                                  unlabelled_ + labels_.size(), first_unlabelled_));
    if (!first.empty())
      notes.push_back(fmt::format("{} of {} rows dropped: a missing value ({}); {}",
                                  labels_.size() - rows.size(), labels_.size(), first, costliest(used)));
    return rows;
  }

  /// The column without which most rows would be kept.
  std::string costliest(const std::vector<const Column*>& used) const {
    std::map<const Column*, std::size_t> alone;
    for (std::size_t row = 0; row < labels_.size(); ++row) {
      const Column* gap = nullptr;
      std::size_t gaps = 0;
      for (const Column* column : used)
        if (column->is_missing(row)) gap = column, ++gaps;
      if (gaps == 1) ++alone[gap];
    }
    std::string text = "no single column is to blame";
    std::size_t most = 0;
    for (const Column* column : used)
      if (const auto found = alone.find(column); found != alone.end() && found->second > most) {
        most = found->second;
        text = fmt::format("--drop '{}' would keep {} of them", column->name(), most);
      }
    return text;
  }

  void fill(Dataset& data, const std::vector<std::size_t>& rows, const std::vector<const Column*>& used,
            std::vector<std::string>& notes) {
    std::vector<std::vector<Scalar>> values;
    for (const Column* column : used) {
      std::vector<Column::Feature> features = column->features(rows);
      if (features.empty())
        notes.push_back("column '" + column->name() +
                        "' dropped: it has one value only in the rows that are kept");
      for (Column::Feature& feature : features) {
        data.features.push_back(feature.name);
        values.push_back(std::move(feature.values));
      }
    }
    if (values.empty()) fail("every column has one value only in the rows without a missing value");
    data.inputs.resize({data.size(), values.size()});
    for (std::size_t row = 0; row < data.size(); ++row)
      for (std::size_t k = 0; k < values.size(); ++k) data.inputs(row, k) = values[k][row];
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1), most_label_values = 10;
  std::string path_;
  const CsvOptions& options_;
  Dialect dialect_;
  std::vector<std::string> header_, row_;
  std::size_t row_number_ = 0, label_index_ = 0;
  int ended_by_ = -1;
  bool names_are_checked_ = false;
  std::size_t unlabelled_ = 0, first_unlabelled_ = 0;
  std::vector<Column> columns_;
  std::vector<std::size_t> place_of_;  // of each cell's column, or none
  std::vector<char> labels_;
  std::vector<std::size_t> numbers_;           // of the rows, in the file
  std::map<std::string, std::size_t> values_;  // of the label, with their counts
};

/// libcsv calls back from C, which an exception must not cross: it waits here.
struct Callbacks {
  Reader& reader;
  std::exception_ptr failure;
  template <class F>
  void guarded(F f) {
    if (failure) return;
    try {
      f();
    } catch (...) {
      failure = std::current_exception();
    }
  }
};

/// Text separated by any number of blanks as text separated by tabs.
class BlanksToTabs {
 public:
  std::string operator()(std::string_view text) {
    std::string out;
    for (const char c : text) {
      quoted_ = quoted_ != (c == '"');
      const bool end = c == '\n' || c == '\r';
      if (!quoted_ && (c == ' ' || c == '\t')) {
        waiting_ = !at_start_;
        continue;
      }
      if (waiting_ && !end) out += '\t';
      waiting_ = false;
      at_start_ = end && !quoted_;
      out += c;
    }
    return out;
  }

 private:
  bool quoted_ = false, waiting_ = false, at_start_ = true;
};

void describe(const TextFile& file, const Dialect& dialect, std::vector<std::string>& notes) {
  std::string taken = dialect.text();
  const auto add = [&](const std::string& what) { taken += (taken.empty() ? "" : ", ") + what; };
  if (file.encoding() != "ASCII" && file.encoding() != "UTF-8") add("in " + file.encoding());
  if (file.compressed()) add("compressed by gzip");
  if (!taken.empty()) notes.insert(notes.begin(), "the file was taken for: " + taken);
}

}  // namespace

Table read_csv(const std::string& path, const CsvOptions& options,
               const std::function<void(std::size_t, std::size_t)>& on_progress) {
  TextFile file(path);
  const std::string name = path == "-" ? "standard input" : path;
  std::string_view text = file.next();
  const Dialect dialect = look(text.substr(0, 1 << 16), options.label, options.delimiter, options.no_header);
  Reader reader(name, options, dialect);
  Callbacks callbacks{reader, nullptr};
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_EMPTY_IS_NULL) != 0)
    throw Error(name + ": libcsv could not start");
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> freed(&parser, csv_free);
  csv_set_delim(&parser, static_cast<unsigned char>(dialect.delimiter == ' ' ? '\t' : dialect.delimiter));
  const auto on_cell = [](void* cell, std::size_t size, void* to) {
    auto& all = *static_cast<Callbacks*>(to);
    all.guarded([&] { all.reader.cell(cell ? std::string_view(static_cast<char*>(cell), size) : ""); });
  };
  const auto on_row = [](int by, void* to) {
    auto& all = *static_cast<Callbacks*>(to);
    all.guarded([&] { all.reader.end_row(by); });
  };
  BlanksToTabs to_tabs;
  const std::size_t size = file.size();
  for (; !text.empty(); text = file.next()) {
    std::string tabs;
    if (dialect.delimiter == ' ') text = tabs = to_tabs(text);
    const std::size_t parsed = csv_parse(&parser, text.data(), text.size(), on_cell, on_row, &callbacks);
    if (callbacks.failure) std::rethrow_exception(callbacks.failure);
    if (size > 0) on_progress(file.done(), size);
    if (parsed != text.size())
      reader.fail_in_this_row(
          "a quote inside a cell; put the whole cell in quotes and double the quotes in it");
  }
  if (csv_fini(&parser, on_cell, on_row, &callbacks) != 0)
    reader.fail_in_this_row("a quote is opened and never closed");
  if (callbacks.failure) std::rethrow_exception(callbacks.failure);
  Table table;
  table.data = reader.finish(table.notes);
  describe(file, dialect, table.notes);
  return table;
}

}  // namespace focalgrad::experiment
