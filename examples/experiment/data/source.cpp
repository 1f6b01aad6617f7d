#include "examples/experiment/data/source.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "examples/experiment/text/fill.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

using Point = std::array<double, 2>;
constexpr double pi = std::numbers::pi;

/// Centres at the middle of `count` equal steps of a curve over [0, 1].
template <class Curve>
std::vector<Point> along(std::size_t count, Curve curve) {
  std::vector<Point> centres;
  for (std::size_t i = 0; i < count; ++i)
    centres.push_back(curve((static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  return centres;
}

struct Figure {
  std::string name;
  double noise;
  std::vector<Point> positive, negative;
};

const std::vector<Figure>& figures() {
  const auto circle = [](double radius) {
    return [radius](double t) { return Point{radius * std::cos(2 * pi * t), radius * std::sin(2 * pi * t)}; };
  };
  const auto spiral = [](double turn) {
    return [turn](double t) {
      const double radius = 0.2 + 1.3 * t, angle = 3.5 * pi * t + turn;
      return Point{radius * std::cos(angle), radius * std::sin(angle)};
    };
  };
  static const std::vector<Figure> all = {
      {"blobs", 0.6, {{0.7, 0.7}}, {{-0.7, -0.7}}},
      {"moons", 0.25,
       along(64,
             [](double t) {
               return Point{1 - std::cos(pi * t), 0.5 - std::sin(pi * t)};
             }),
       along(64,
             [](double t) {
               return Point{std::cos(pi * t), std::sin(pi * t)};
             })},
      {"circles", 0.15, along(64, circle(0.5)), along(64, circle(1))},
      {"spirals", 0.1, along(128, spiral(0)), along(128, spiral(pi))},
      {"xor", 0.5, {{1, 1}, {-1, -1}}, {{1, -1}, {-1, 1}}},
  };
  return all;
}

}  // namespace

const std::vector<std::string>& Source::names() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> list;
    for (const Figure& figure : figures()) list.push_back(figure.name);
    return list;
  }();
  return all;
}

Source::Source(std::string_view name, double noise) : name_(name), noise_(noise) {
  if (!(noise >= 0 && std::isfinite(noise)))
    throw Error(
        fill("the noise is {}; it must be 0 or more (0: the data set's default)", {to_string(noise)}));
  for (const Figure& figure : figures()) {
    if (figure.name != name) continue;
    if (noise == 0) noise_ = figure.noise;
    positive_ = figure.positive;
    negative_ = figure.negative;
    return;
  }
  throw Error(fill("there is no data set '{}'; known: {}", {name, join(names(), ", ")}));
}

Dataset Source::sample(std::size_t positives, std::size_t negatives, Generator& generator) const {
  if (positives == 0 || negatives == 0)
    throw Error(std::to_string(positives) + " positives and " + std::to_string(negatives) +
                " negatives; both classes are needed");
  const std::size_t n = positives + negatives;
  const double prior = static_cast<double>(positives) / static_cast<double>(n);
  std::vector<std::size_t> order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = i;
  generator.shuffle(order);

  Dataset data{Tensor(Dims{n, 2}), std::vector<char>(n), {}, {"x", "y"}};
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t row = order[i];
    data.labels[row] = i < positives;
    const auto& centres = i < positives ? positive_ : negative_;
    const Point& centre = centres[generator.below(centres.size())];
    for (std::size_t k = 0; k < 2; ++k)
      data.inputs.data()[row * 2 + k] = static_cast<Scalar>(centre[k] + noise_ * generator.normal());
  }
  data.posterior = posterior(data.inputs, prior);
  return data;
}

std::vector<double> Source::posterior(const Tensor& points, double prior) const {
  std::vector<double> positive = log_density(positive_, points);
  const std::vector<double> negative = log_density(negative_, points);
  for (std::size_t i = 0; i < positive.size(); ++i) {
    const double log_odds = std::log(prior / (1 - prior)) + positive[i] - negative[i];
    positive[i] = 1 / (1 + std::exp(-log_odds));
  }
  return positive;
}

std::vector<double> Source::log_density(const std::vector<Point>& centres, const Tensor& points) const {
  // log of the mean of exp(−d²/2σ²), without the largest of them; the Gaussians' common factor cancels
  // between the classes.  A row for each centre, a column for each point of a block: neighbours do not wait
  // for each other, and their exponentials are the library's, which takes many at once.
  constexpr std::size_t block = 64;
  const std::size_t n = points.shape()[0], width = centres.size();
  const double scale = -1 / (2 * noise_ * noise_);
  std::vector<double> densities(n), exponents(width * block);
  Tensor beside(Dims{width, block});  // the largest
  Tape tape;
  const NoGrad values_only(tape);
  for (std::size_t first = 0; first < n; first += block) {
    const std::size_t count = std::min(block, n - first);
    std::array<double, block> x{}, y{}, most{}, total{};
    most.fill(-std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < count; ++i) {
      x[i] = static_cast<double>(points.data()[2 * (first + i)]);
      y[i] = static_cast<double>(points.data()[2 * (first + i) + 1]);
    }
    for (std::size_t k = 0; k < width; ++k)
      for (std::size_t i = 0; i < block; ++i) {
        const double dx = x[i] - centres[k][0], dy = y[i] - centres[k][1];
        const double exponent = exponents[k * block + i] = scale * (dx * dx + dy * dy);
        most[i] = std::max(most[i], exponent);
      }
    for (std::size_t k = 0; k < width; ++k)
      for (std::size_t i = 0; i < block; ++i)
        beside.data()[k * block + i] = static_cast<Scalar>(exponents[k * block + i] - most[i]);
    tape.rewind();
    const Tensor& terms = exp(tape.constant(beside)).value();
    for (std::size_t k = 0; k < width; ++k)
      for (std::size_t i = 0; i < block; ++i) total[i] += static_cast<double>(terms.data()[k * block + i]);
    for (std::size_t i = 0; i < count; ++i)
      densities[first + i] = most[i] + std::log(total[i] / static_cast<double>(width));
  }
  return densities;
}

}  // namespace focalgrad::experiment
