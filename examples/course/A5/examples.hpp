// Examples of two classes, and the parts that an experiment makes of them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "tensor/tensor.hpp"

namespace course {

/// features [n, d]; targets [n, 1], 1 for a positive and 0 for a negative.
struct Examples {
  focalgrad::Tensor features, targets;
  std::size_t size() const { return targets.size(); }
  std::size_t positives() const;
  std::vector<char> labels() const;
  /// Some rows, in the order of the numbers.
  Examples rows(std::span<const std::size_t> numbers) const;
};

/// The model learns from train, choices are made on validation, and test is looked at once.
struct Split {
  Examples train, validation, test;
};
/// The parts of a seed.
using Data = std::function<Split(std::uint64_t seed)>;

/// 60 %, 20 % and 20 % of each class, in the order of the seed.  Features are shifted and scaled so that in
/// train each has mean 0 and deviation 1: validation and test have no say in that.
/// Throws std::runtime_error: a class has fewer than 5 examples.
Split split(const Examples& all, std::uint64_t seed);

/// Points in the plane, 1 of 20 positive: two clouds of one shape that overlap, drawn anew for each seed.
Split clouds(std::uint64_t seed);

/// A CSV file: a line of names, then lines of numbers.  The column of that name is the label, 0 or 1; all
/// others are features.
/// Throws std::runtime_error, naming file, line and column: what it cannot read.
Examples read_csv(const std::string& path, const std::string& label);

}  // namespace course
