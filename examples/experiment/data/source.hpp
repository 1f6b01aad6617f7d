// Imbalanced data sets whose true posterior is known: each class is an equal mixture of Gaussians along a
// figure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "examples/experiment/data/dataset.hpp"
#include "tensor/random.hpp"

namespace focalgrad::experiment {

/// Where the points of the two classes come from.
class Source {
 public:
  /// name: blobs, moons, circles, spirals or xor.  noise: the Gaussians' standard deviation, > 0; 0 for the
  /// figure's own default.  Throws Error: another name; a negative noise or NaN.
  explicit Source(std::string_view name, double noise = 0);

  /// Points in random order.  Throws Error: one of the classes is empty.
  Dataset sample(std::size_t positives, std::size_t negatives, Generator& generator) const;
  /// P(positive | point) of each when the share of positives is prior.  points: [n, 2].
  std::vector<double> posterior(const Tensor& points, double prior) const;

  const std::string& name() const { return name_; }
  double noise() const { return noise_; }
  static const std::vector<std::string>& names();

 private:
  using Point = std::array<double, 2>;
  std::vector<double> log_density(const std::vector<Point>& centres, const Tensor& points) const;
  std::string name_;
  double noise_;
  std::vector<Point> positive_, negative_;  // the Gaussians' centres
};

}  // namespace focalgrad::experiment
