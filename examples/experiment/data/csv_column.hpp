// A column of a CSV: numbers, or text whose values become columns of 0 and 1.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tensor/tensor.hpp"

namespace focalgrad::experiment {

class Column {
 public:
  /// A text column with more values than this is refused: a name or a free text, not a category.
  static constexpr std::size_t most_categories = 50;

  explicit Column(std::string name) : name_(std::move(name)) {}
  const std::string& name() const { return name_; }

  /// Adds a cell that is not empty.  The first decides: if it is a number, all are.
  /// Throws what fail(why) throws: no number among numbers, one that is infinite, NaN or out of range; more
  /// categories than most_categories.
  void add(const std::string& cell, const std::function<void(const std::string& why)>& fail);

  /// What the model sees of it: the numbers, or for each category, in alphabetical order, 1 where a row has
  /// it and 0 elsewhere.  Empty when it has one value only.
  struct Feature {
    std::string name;
    std::vector<Scalar> values;
  };
  std::vector<Feature> features() const;
  /// What is to be said of it: that it was dropped, or became several; empty when nothing is.
  std::string note() const;

 private:
  bool varies() const;
  std::string name_;
  bool text_ = false;
  std::vector<Scalar> values_;            // numbers, or places in the order of first appearance
  std::map<std::string, Scalar> places_;  // of the categories
};

}  // namespace focalgrad::experiment
