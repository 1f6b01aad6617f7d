// A column of a table: numbers, or text whose values become columns of 0 and 1.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "examples/experiment/text/language.hpp"
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
  /// A text column with more values than this is dropped, or hashed where that was asked for: a name or a
  /// free text, not a category.
  static constexpr std::size_t most_categories = 50;
  /// Different values beyond these are not counted.
  static constexpr std::size_t most_counted = 1000;
  /// How many columns of 0 and 1 a hashed one becomes.
  static constexpr std::size_t buckets = 16;

  /// What it is to be taken for: what its cells look like; kinds, even where all are numbers; text, each in
  /// one of the buckets by its hash (Weinberger et al. 2009).
  enum class As { found, categories, hashed };
  Column(std::string name, char decimal, As as) : name_(std::move(name)), decimal_(decimal), as_(as) {}
  const std::string& name() const { return name_; }

  void add(std::string_view cell, std::size_t row);
  void add_missing();

  enum class Kind { numbers, categories, hashed, one_value, missing, texts };
  /// What it is, known only after the last cell.  Throws Error: some text among many numbers, a number that
  /// is infinite or out of range; "row 3, column 'a': …".
  Kind kind() const;
  bool is_used() const;
  std::size_t missing() const { return missing_; }
  bool is_missing(std::size_t row) const { return row < absent_.size() && absent_[row]; }
  /// How many different values it has; most_counted + 1 for more.
  std::size_t distinct() const { return many_ ? distinct_.size() : categories_.size(); }
  /// Whole numbers, another in each of many rows: it counts or names the rows.
  bool is_id() const;

  /// What the model sees of it in the rows that are kept: the numbers, or for each category, in alphabetical
  /// order, 1 where a row has it and 0 elsewhere.  Empty when it has one value only there.
  struct Feature {
    std::string name;
    std::optional<std::uint8_t> place;  ///< of the category, or the bucket; none: the numbers
  };
  std::vector<Feature> features(const std::vector<std::size_t>& rows) const;
  /// What a row has of a feature.
  Scalar value(const Feature& feature, std::size_t row) const {
    return feature.place ? Scalar(places_[row] == *feature.place) : values_[row];
  }
  /// What becomes of it.
  Sentence becomes() const;

 private:
  struct Cell {
    std::size_t row = 0, count = 0;
    std::string text;
  };
  [[noreturn]] void fail(const Cell& at, const std::string& why) const;
  void count_distinct(std::string_view cell);
  std::string name_;
  char decimal_;
  As as_;
  std::size_t missing_ = 0;
  std::vector<char> absent_;          // for each cell up to the last missing one
  std::vector<Scalar> values_;        // 0 for text
  std::vector<std::uint8_t> places_;  // of the categories while they are few; the buckets of a hashed column
  std::map<std::string, std::uint8_t, std::less<>> categories_;
  std::unordered_set<std::uint64_t> distinct_;  // hashes, only counted
  bool many_ = false;                           // more different cells than most_categories
  Cell text_, infinite_, beyond_;               // the first of its kind, and how many there are
};

}  // namespace focalgrad::experiment
