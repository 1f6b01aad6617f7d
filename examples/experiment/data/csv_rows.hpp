// The rows of a table, taken in one by one: its header, its columns, its labels.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/data/csv_column.hpp"
#include "examples/experiment/data/dialect.hpp"

namespace focalgrad::experiment {

class CsvRows {
 public:
  /// file: its name in messages.
  CsvRows(std::string file, const CsvOptions& options, const Dialect& dialect);

  /// Throws Error: bytes that are no UTF-8.
  void cell(std::string_view text);
  /// by: the character that ended it, -1 for the end of the file.  Throws Error: the row does not fit to the
  /// header, or the header not to the options.
  void end_row(int by);
  /// Throws Error: of the row that is being read.
  [[noreturn]] void fail_in_this_row(const std::string& what) const;
  /// Throws Error with the file's name.
  [[noreturn]] void fail(const std::string& what) const;

  const std::vector<std::string>& header() const { return header_; }
  const std::vector<Column>& columns() const { return columns_; }  ///< those that were chosen
  /// Of the rows that have a label: whether it is positive, and the row's number in the file.
  const std::vector<char>& labels() const { return labels_; }
  const std::vector<std::size_t>& numbers() const { return numbers_; }
  const std::vector<LabelValue>& label_values() const { return values_; }
  std::size_t unlabelled() const { return unlabelled_; }
  std::size_t first_unlabelled() const { return first_unlabelled_; }

 private:
  bool is_used(const std::string& name) const;
  void read_header(const std::vector<std::string>& names);
  std::string there_are() const;
  void check_names();
  void make_columns();
  void fit_to_header();
  void read_row();
  void count_label(const std::string& label, bool positive);
  bool no_value(const std::string& cell) const;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::string file_;
  const CsvOptions& options_;
  Dialect dialect_;
  std::vector<std::string> positives_, header_, row_;
  std::size_t row_number_ = 0, label_index_ = 0;
  int ended_by_ = -1;
  bool names_are_checked_ = false;
  std::size_t unlabelled_ = 0, first_unlabelled_ = 0;
  std::vector<Column> columns_;
  std::vector<std::size_t> place_of_;  // of each cell's column, or none
  std::vector<char> labels_;
  std::vector<std::size_t> numbers_;
  std::vector<LabelValue> values_;
};

}  // namespace focalgrad::experiment
