#include "examples/experiment/data/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>

#include "examples/experiment/data/csv_column.hpp"
#include "examples/experiment/text/visible.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// What files write where nobody knows the value.
bool is_missing(std::string_view cell) {
  constexpr std::array markers = {"", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "?"};
  return std::find(markers.begin(), markers.end(), cell) != markers.end();
}

/// What has been read: the rows that were complete, and what to say of the others.
class Reader {
 public:
  Reader(const std::string& path, const std::string& label, const std::string& positive)
      : path_(path), label_(label), positive_(positive) {}

  void cell(std::string_view text) { row_.emplace_back(text); }

  /// by: the character that ended it, -1 for the end of the file.
  void end_row(int by) {
    const bool rest_of_line_end = row_.empty() && by == '\n' && ended_by_ == '\r';  // CR LF, seen as two ends
    ended_by_ = by;
    if (rest_of_line_end) return;
    ++row_number_;
    if (row_.empty()) return;  // a blank line
    if (header_.empty())
      read_header();
    else
      read_row();
    row_.clear();
  }

  /// libcsv gave up in the row that it was reading.
  [[noreturn]] void fail_in_this_row(const std::string& what) const {
    fail("not a CSV: row " + std::to_string(row_number_ + 1) + ": " + what);
  }

  Dataset finish(std::vector<std::string>& notes) {
    if (header_.empty()) fail("the file is empty; its first row must name the columns");
    if (labels_.empty())
      fail(incomplete_ > 0 ? "every row has a missing value" : "there are no rows below the header");
    if (incomplete_ > 0)
      notes.push_back(std::to_string(incomplete_) + " of " + std::to_string(incomplete_ + labels_.size()) +
                      " rows dropped: a missing value (the first in row " +
                      std::to_string(first_incomplete_) + ", column '" + first_incomplete_column_ + "')");
    Dataset data{{}, std::move(labels_), {}, {}};
    if (data.positives() == 0)
      fail("no row has '" + positive_ + "' in column '" + label_ + "'; it has " + seen());
    if (data.positives() == data.size())
      fail("every row has '" + positive_ + "' in column '" + label_ + "'; both classes are needed");
    fill(data, notes);
    return data;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw Error(path_ + ": " + what); }

  std::string place(std::size_t column) const {
    return "row " + std::to_string(row_number_) + ", column '" + header_[column] + "'";
  }

  void read_header() {
    for (const std::string& name : row_) header_.push_back(visible(name));
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (std::find(header_.begin(), header_.begin() + static_cast<std::ptrdiff_t>(i), header_[i]) !=
          header_.begin() + static_cast<std::ptrdiff_t>(i))
        fail("two columns are named '" + header_[i] + "'");
    const auto found = std::find(header_.begin(), header_.end(), visible(label_));
    if (found == header_.end()) {
      std::string names;
      for (const std::string& name : header_) names += (names.empty() ? "'" : ", '") + name + "'";
      fail("there is no column '" + label_ + "' for the label; there are " + names);
    }
    label_index_ = static_cast<std::size_t>(found - header_.begin());
    if (header_.size() < 2) fail("there is no column besides the label");
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (i != label_index_) columns_.emplace_back(header_[i]);
  }

  void read_row() {
    if (row_.size() != header_.size())
      fail("row " + std::to_string(row_number_) + " has " + std::to_string(row_.size()) +
           (row_.size() == 1 ? " cell" : " cells") + ", the header has " + std::to_string(header_.size()));
    for (std::size_t i = 0; i < row_.size(); ++i)
      if (i == label_index_ ? row_[i].empty() : is_missing(row_[i])) {
        if (incomplete_++ == 0) first_incomplete_ = row_number_, first_incomplete_column_ = header_[i];
        return;
      }
    for (std::size_t i = 0, k = 0; i < row_.size(); ++i)
      if (i != label_index_)
        columns_[k++].add(row_[i], [&](const std::string& why) { fail(place(i) + ": " + why); });
    const std::string& label = row_[label_index_];
    if (seen_.size() <= 10) seen_.insert(label);
    labels_.push_back(label == positive_);
  }

  std::string seen() const {
    std::string text;
    std::size_t shown = 0;
    for (const std::string& each : seen_) {
      if (shown++ == 10) return text + ", …";
      text += (text.empty() ? "'" : ", '") + each + "'";
    }
    return text;
  }

  void fill(Dataset& data, std::vector<std::string>& notes) {
    std::vector<std::vector<Scalar>> values;
    for (Column& column : columns_) {
      if (const std::string note = column.note(); !note.empty()) notes.push_back(note);
      for (Column::Feature& feature : column.features()) {
        data.features.push_back(feature.name);
        values.push_back(std::move(feature.values));
      }
      column = Column("");  // its memory is wanted
    }
    if (values.empty()) fail("every column besides the label has one value only");
    data.inputs.resize({data.size(), values.size()});
    for (std::size_t row = 0; row < data.size(); ++row)
      for (std::size_t k = 0; k < values.size(); ++k) data.inputs(row, k) = values[k][row];
  }

  std::string path_, label_, positive_;
  std::vector<std::string> header_, row_;
  std::size_t row_number_ = 0, label_index_ = 0;
  int ended_by_ = -1;
  std::size_t incomplete_ = 0, first_incomplete_ = 0;
  std::string first_incomplete_column_;
  std::vector<Column> columns_;
  std::vector<char> labels_;
  std::set<std::string> seen_;
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

}  // namespace

Table read_csv(const std::string& path, const std::string& label_column, const std::string& positive_value,
               const std::function<void(std::size_t, std::size_t)>& on_progress) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) throw Error(path + ": cannot be read: " + std::generic_category().message(errno));
  Reader reader(path, label_column, positive_value);
  Callbacks callbacks{reader, nullptr};
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_EMPTY_IS_NULL) != 0)
    throw Error(path + ": libcsv could not start");
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> freed(&parser, csv_free);
  const auto on_cell = [](void* text, std::size_t size, void* to) {
    auto& all = *static_cast<Callbacks*>(to);
    all.guarded([&] { all.reader.cell(text ? std::string_view(static_cast<char*>(text), size) : ""); });
  };
  const auto on_row = [](int by, void* to) {
    auto& all = *static_cast<Callbacks*>(to);
    all.guarded([&] { all.reader.end_row(by); });
  };

  std::error_code unknown_size;
  const auto size = static_cast<std::size_t>(std::filesystem::file_size(path, unknown_size));
  std::vector<char> block(1 << 20);
  std::size_t done = 0;
  bool first = true;
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), file.get())) {
    std::string_view text(block.data(), got);
    if (first && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // the byte order mark
    first = false;
    const std::size_t parsed = csv_parse(&parser, text.data(), text.size(), on_cell, on_row, &callbacks);
    if (callbacks.failure) std::rethrow_exception(callbacks.failure);
    done += got;
    if (!unknown_size) on_progress(done, size);
    if (parsed != text.size())
      reader.fail_in_this_row(
          "a quote inside a cell; put the whole cell in quotes and double the quotes in it");
  }
  if (std::ferror(file.get()))
    throw Error(path + ": cannot be read: " + std::generic_category().message(errno));
  if (csv_fini(&parser, on_cell, on_row, &callbacks) != 0)
    reader.fail_in_this_row("a quote is opened and never closed");
  if (callbacks.failure) std::rethrow_exception(callbacks.failure);
  Table table;
  table.data = reader.finish(table.notes);
  return table;
}

}  // namespace focalgrad::experiment
