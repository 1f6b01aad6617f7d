#include "examples/playground/figures.hpp"

#include <cmath>

#include "tensor/error.hpp"
#include "tensor/range.hpp"

namespace focalgrad::playground {

using experiment::LossPoint;

std::vector<LossPoint> curve(const experiment::LossSpec& loss, const experiment::ClassCounts& counts,
                             bool positive, std::size_t count) {
  std::vector<double> x_t;
  for (std::size_t i = 0; i < count; ++i)
    x_t.push_back(experiment::log_odds_of((static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  return loss_points(loss, counts, positive, x_t);
}

LossPoint example_of(const experiment::LossSpec& loss, const experiment::ClassCounts& counts, bool positive,
                     double cross_entropy) {
  if (!above(0).contains(cross_entropy))
    throw Error(out_of_range("the cross-entropy", cross_entropy, above(0)));
  const std::vector<double> x_t = {-std::log(std::expm1(cross_entropy))};
  return loss_points(loss, counts, positive, x_t).front();
}

}  // namespace focalgrad::playground
