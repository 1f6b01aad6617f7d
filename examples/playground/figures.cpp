#include "examples/playground/figures.hpp"

#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tensor/error.hpp"
#include "tensor/range.hpp"

namespace focalgrad::playground {

namespace {

/// x_t: the logits towards the examples' class.
std::vector<Point> points_at(const experiment::LossSpec& loss, const experiment::ClassCounts& counts,
                             bool positive, const std::vector<double>& x_t) {
  const Scalar sign = positive ? 1 : -1;
  Tensor logits(Dims{x_t.size()});
  for (std::size_t i = 0; i < x_t.size(); ++i) logits(i) = sign * static_cast<Scalar>(x_t[i]);
  Tape tape;
  const Var x = tape.variable(logits);
  const Var losses = loss(x, Tensor(Dims{x_t.size()}, Scalar(positive ? 1 : 0)), counts);
  tape.backward(sum(losses));
  std::vector<Point> points;
  for (std::size_t i = 0; i < x_t.size(); ++i)
    points.push_back({1 / (1 + std::exp(-x_t[i])), losses.value()(i), sign * x.grad()(i)});
  return points;
}

}  // namespace

std::vector<Point> curve(const experiment::LossSpec& loss, const experiment::ClassCounts& counts,
                         bool positive, std::size_t count) {
  std::vector<double> x_t;
  for (std::size_t i = 0; i < count; ++i) {
    const double p_t = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
    x_t.push_back(std::log(p_t / (1 - p_t)));
  }
  return points_at(loss, counts, positive, x_t);
}

Point example_of(const experiment::LossSpec& loss, const experiment::ClassCounts& counts, bool positive,
                 double cross_entropy) {
  if (!above(0).contains(cross_entropy))
    throw Error(out_of_range("the cross-entropy", cross_entropy, above(0)));
  return points_at(loss, counts, positive, {-std::log(std::expm1(cross_entropy))}).front();
}

}  // namespace focalgrad::playground
