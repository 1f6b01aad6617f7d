// Examples of two classes: what models are trained on and measured with.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tensor/tensor.hpp"

namespace focalgrad::experiment {

/// How many examples of each class a training part has.
struct ClassCounts {
  std::size_t positives = 1, negatives = 1;
  /// The share of positives, π.
  double prior() const { return static_cast<double>(positives) / static_cast<double>(positives + negatives); }
};

struct Dataset {
  Tensor inputs;                      ///< [n, features]
  std::vector<char> labels;           ///< n of them, 1 for a positive
  std::vector<double> posterior;      ///< P(positive | inputs) for each row; empty when it is not known
  std::vector<std::string> features;  ///< their names
  /// Of a training part: what was subtracted from each feature, and what it was divided by (standardise).
  std::vector<double> mean = {}, deviation = {};
  /// Of a file: each row's number there, and one number for all rows of the same features, which stay on one
  /// side of a split; empty where rows are split as they are.
  std::vector<std::size_t> numbers = {}, groups = {};

  std::size_t size() const { return labels.size(); }
  std::size_t positives() const;
  ClassCounts counts() const { return {positives(), size() - positives()}; }
  /// The share of positives, the prior π.
  double prior() const { return static_cast<double>(positives()) / static_cast<double>(size()); }
  /// The given rows, in that order.
  Dataset rows(std::span<const std::size_t> chosen) const;
};

}  // namespace focalgrad::experiment
