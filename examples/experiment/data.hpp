// Imbalanced data sets whose true posterior is known: each class is an equal mixture of Gaussians along a
// figure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "examples/experiment/loss_table.hpp"
#include "tensor/random.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad::experiment {

struct Dataset {
  Tensor inputs;                      ///< [n, features]
  std::vector<char> labels;           ///< n of them, 1 for a positive
  std::vector<double> posterior;      ///< P(positive | inputs) for each row; empty when nobody knows it
  std::vector<std::string> features;  ///< their names
  /// Of a training part: what each feature was less, and divided by (standardise).
  std::vector<double> mean = {}, deviation = {};

  std::size_t size() const { return labels.size(); }
  std::size_t positives() const;
  ClassCounts counts() const { return {positives(), size() - positives()}; }
  /// The share of positives, the prior π.
  double prior() const { return static_cast<double>(positives()) / static_cast<double>(size()); }
  /// The given rows, in that order.
  Dataset rows(std::span<const std::size_t> chosen) const;
};

/// Where the points of the two classes come from.
class Source {
 public:
  /// name: blobs, moons, circles, spirals or xor.  noise: the Gaussians' standard deviation, > 0; 0 for the
  /// figure's own default.  Throws Error: another name; a negative noise or NaN.
  explicit Source(std::string_view name, double noise = 0);

  /// Points in random order.  Throws Error: one of the classes is empty.
  Dataset sample(std::size_t positives, std::size_t negatives, Generator& generator) const;
  /// P(positive | x, y) when the share of positives is prior.
  double posterior(double x, double y, double prior) const;

  const std::string& name() const { return name_; }
  double noise() const { return noise_; }
  static const std::vector<std::string>& names();

 private:
  using Point = std::array<double, 2>;
  double log_density(const std::vector<Point>& centres, double x, double y) const;
  std::string name_;
  double noise_;
  std::vector<Point> positive_, negative_;  // the Gaussians' centres
};

}  // namespace focalgrad::experiment
