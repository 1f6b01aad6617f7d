#include "examples/experiment/losses/loss_points.hpp"

#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"

namespace focalgrad::experiment {

std::vector<LossPoint> loss_points(const LossSpec& loss, const ClassCounts& counts, bool positive,
                                   std::span<const double> x_t) {
  const Scalar sign = positive ? 1 : -1;
  Tensor logits(Dims{x_t.size()});
  for (std::size_t i = 0; i < x_t.size(); ++i) logits(i) = sign * static_cast<Scalar>(x_t[i]);
  Tape tape;
  const Var x = tape.variable(logits);
  const Var losses = loss(x, Tensor(Dims{x_t.size()}, Scalar(positive ? 1 : 0)), counts);
  tape.backward(sum(losses));
  std::vector<LossPoint> points;
  for (std::size_t i = 0; i < x_t.size(); ++i)
    points.push_back({1 / (1 + std::exp(-x_t[i])), losses.value()(i), sign * x.grad()(i)});
  return points;
}

double log_odds_of(double p_t) { return std::log(p_t / (1 - p_t)); }

}  // namespace focalgrad::experiment
