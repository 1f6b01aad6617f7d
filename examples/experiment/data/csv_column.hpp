// A column of a table: numbers, or text whose values become columns of 0 and 1.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tensor/tensor.hpp"

namespace focalgrad::experiment {

struct NumberCell {
  double value = 0;
  bool is_number = false, out_of_range = false;
};
/// Blanks around it, a plus before it and separators of thousands are allowed.  decimal: '.' or ','.
NumberCell read_number_cell(std::string_view text, char decimal);

class Column {
 public:
  /// A text column with more values than this is dropped: a name or a free text, not a category.
  static constexpr std::size_t most_categories = 50;

  /// as_categories: even where all cells are numbers.
  Column(std::string name, char decimal, bool as_categories)
      : name_(std::move(name)), decimal_(decimal), as_categories_(as_categories) {}
  const std::string& name() const { return name_; }

  void add(std::string_view cell, std::size_t row);
  void add_missing();

  enum class Kind { numbers, categories, one_value, missing, texts };
  /// What it is, known only after the last cell.  Throws Error: some text among many numbers, a number that
  /// is infinite or out of range; "row 3, column 'a': …".
  Kind kind() const;
  std::size_t missing() const { return missing_; }
  bool is_missing(std::size_t row) const { return missing_ > 0 && absent_[row]; }

  /// What the model sees of it in the rows that are kept: the numbers, or for each category, in alphabetical
  /// order, 1 where a row has it and 0 elsewhere.  Empty when it has one value only there.
  struct Feature {
    std::string name;
    std::vector<Scalar> values;
  };
  std::vector<Feature> features(const std::vector<std::size_t>& rows) const;
  /// What is to be said of it: that it was dropped, or became several; empty when nothing is.
  std::string note() const;

 private:
  struct Cell {
    std::size_t row = 0, count = 0;
    std::string text;
  };
  [[noreturn]] void fail(const Cell& at, const std::string& why) const;
  std::string name_;
  char decimal_;
  bool as_categories_;
  std::size_t missing_ = 0;
  std::vector<char> absent_;
  std::vector<Scalar> values_;        // 0 for text
  std::vector<std::uint8_t> places_;  // of the categories, while they are few
  std::map<std::string, std::uint8_t, std::less<>> categories_;
  bool many_ = false;              // more different cells than most_categories
  Cell text_, infinite_, beyond_;  // the first of its kind, and how many there are
};

}  // namespace focalgrad::experiment
