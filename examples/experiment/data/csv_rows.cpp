#include "examples/experiment/data/csv_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "examples/experiment/data/text_file.hpp"
#include "examples/experiment/text/number.hpp"
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

std::string named(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + visible_name(name) + "'";
  return text;
}

std::vector<std::string> default_names(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i <= count; ++i) names.push_back("c" + std::to_string(i));
  return names;
}

}  // namespace

CsvRows::CsvRows(std::string file, const CsvOptions& options, const Dialect& dialect)
    : file_(std::move(file)), options_(options), dialect_(dialect), positives_(cut(options.positive, '|')) {
  positives_.push_back(options.positive);
}

void CsvRows::fail(const std::string& what) const { throw Error(file_ + ": " + what); }

void CsvRows::fail_in_this_row(const std::string& what) const {
  fail("not a CSV: row " + std::to_string(row_number_ + 1) + ": " + what);
}

void CsvRows::cell(std::string_view text) {
  if (!is_utf8(text))
    fail(fmt::format(
        "row {}, cell {}: its bytes are no UTF-8, as the file's are before; convert the file (iconv -t "
        "UTF-8)",
        row_number_ + 1, row_.size() + 1));
  row_.emplace_back(text);
}

void CsvRows::end_row(int by) {
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

bool CsvRows::is_used(const std::string& name) const {
  return !holds(options_.drop, name) && (options_.columns.empty() || holds(options_.columns, name));
}

void CsvRows::read_header(const std::vector<std::string>& names) {
  for (const std::string& name : names) header_.push_back(visible(name));
  for (std::size_t i = 0; i < header_.size(); ++i)
    if (std::find(header_.begin(), header_.begin() + static_cast<std::ptrdiff_t>(i), header_[i]) !=
        header_.begin() + static_cast<std::ptrdiff_t>(i))
      fail("two columns are named '" + header_[i] + "'");
  const auto found = std::find(header_.begin(), header_.end(), visible(options_.label));
  if (found == header_.end()) fail("there is no column '" + options_.label + "' for the label" + there_are());
  label_index_ = static_cast<std::size_t>(found - header_.begin());
  if (header_.size() < 2) fail("there is no column besides the label");
  make_columns();
}

std::string CsvRows::there_are() const {
  return "; there are " + named(header_) +
         (dialect_.header ? "" : " (row 1 looks like data, not like names)");
}

/// Only once the first row has shown whether it has a name more than the header.
void CsvRows::check_names() {
  for (const auto* list : {&options_.drop, &options_.columns, &options_.categories, &options_.hashed})
    for (const std::string& name : *list)
      if (!holds(header_, name)) fail("there is no column '" + name + "'" + there_are());
  if (columns_.empty()) fail("--drop and --columns leave no column besides the label");
  names_are_checked_ = true;
}

void CsvRows::make_columns() {
  columns_.clear();
  place_of_.assign(header_.size(), none);
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (i == label_index_ || !is_used(header_[i])) continue;
    place_of_[i] = columns_.size();
    columns_.emplace_back(header_[i], dialect_.decimal,
                          holds(options_.hashed, header_[i])       ? Column::As::hashed
                          : holds(options_.categories, header_[i]) ? Column::As::categories
                                                                   : Column::As::found);
  }
}

/// R writes no name over the names of the rows; others end each row, but not the header, with a separator.
void CsvRows::fit_to_header() {
  if (row_.size() == header_.size() + 1 && row_.back().empty()) row_.pop_back();
  if (!names_are_checked_ && dialect_.header && row_.size() == header_.size() + 1) {
    header_.insert(header_.begin(), "row");
    ++label_index_;
    make_columns();
  }
}

void CsvRows::read_row() {
  if (row_.size() != header_.size()) fit_to_header();
  if (!names_are_checked_) check_names();
  if (row_.size() != header_.size())
    fail("row " + std::to_string(row_number_) + " has " + std::to_string(row_.size()) +
         (row_.size() == 1 ? " cell" : " cells") + ", the header has " + std::to_string(header_.size()));
  const std::string& label = row_[label_index_];
  const bool positive = holds(positives_, label);
  // A label may be any text: what is asked for is no missing one.
  if (!positive && no_value(label)) {
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
  count_label(label, positive);
  labels_.push_back(positive);
  numbers_.push_back(row_number_);
}

void CsvRows::count_label(const std::string& label, bool positive) {
  constexpr std::size_t most = 1000;
  const auto before = [](const LabelValue& value, const std::string& text) { return value.text < text; };
  auto place = std::lower_bound(values_.begin(), values_.end(), label, before);
  if (place == values_.end() || place->text != label) {
    if (values_.size() == most) return;
    place = values_.insert(place, {label, 0, positive});
  }
  ++place->rows;
}

bool CsvRows::no_value(const std::string& cell) const {
  return is_missing(cell) || holds(options_.missing, cell);
}

}  // namespace focalgrad::experiment
