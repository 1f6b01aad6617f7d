#include "examples/experiment/training/lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace focalgrad::experiment {

namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// a + scale·b.
Vector plus(Vector a, double scale, const Vector& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += scale * b[i];
  return a;
}

/// A step, and by how much it changed the gradient.
struct Pair {
  Vector step, change;
};

/// −H·gradient, with the inverse Hessian H that the pairs know of.
Vector direction(const std::deque<Pair>& pairs, const Vector& gradient) {
  Vector d = gradient;
  std::vector<double> weights(pairs.size());
  for (std::size_t k = pairs.size(); k-- > 0;) {
    const auto& [step, change] = pairs[k];
    weights[k] = dot(step, d) / dot(step, change);
    d = plus(std::move(d), -weights[k], change);
  }
  if (!pairs.empty()) {
    const auto& [step, change] = pairs.back();
    for (double& each : d) each *= dot(step, change) / dot(change, change);
  }
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto& [step, change] = pairs[k];
    const double weight = weights[k] - dot(change, d) / dot(step, change);
    d = plus(std::move(d), weight, step);
  }
  for (double& each : d) each = -each;
  return d;
}

}  // namespace

std::vector<double> lbfgs(const Differentiable& f, std::vector<double> x, double tolerance) {
  constexpr std::size_t most_pairs = 10, most_steps = 2000;
  std::deque<Pair> pairs;
  Vector gradient(x.size()), next_gradient(x.size());
  double value = f(x, gradient);
  for (std::size_t k = 0; k < most_steps; ++k) {
    if (std::all_of(gradient.begin(), gradient.end(), [&](double g) { return std::abs(g) <= tolerance; }))
      break;
    const Vector way = direction(pairs, gradient);
    const double slope = dot(way, gradient);
    double length = pairs.empty() ? 1 / std::sqrt(dot(gradient, gradient)) : 1;
    Vector next = plus(x, length, way);
    double next_value = f(next, next_gradient);
    while (!(next_value <= value + 1e-4 * length * slope) && length > 1e-10) {
      length /= 2;
      next = plus(x, length, way);
      next_value = f(next, next_gradient);
    }
    if (!(next_value < value)) break;
    Pair made{plus(next, -1, x), plus(next_gradient, -1, gradient)};
    if (dot(made.step, made.change) > 0) pairs.push_back(std::move(made));
    if (pairs.size() > most_pairs) pairs.pop_front();
    x = std::move(next), value = next_value, gradient = next_gradient;
  }
  return x;
}

}  // namespace focalgrad::experiment
