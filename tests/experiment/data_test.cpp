#include "examples/experiment/data/source.hpp"

#include <numbers>
#include <numeric>

#include "examples/experiment/data/split.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;

TEST_CASE("the posterior is the share of positives where it says so") {
  for (const std::string& name : Source::names()) {
    Generator generator(1);
    const Dataset data = Source(name).sample(20000, 60000, generator);
    CHECK(data.prior() == 0.25);
    std::array<double, 10> positives{}, expected{}, count{};
    for (std::size_t i = 0; i < data.size(); ++i) {
      const auto bin = std::min<std::size_t>(9, static_cast<std::size_t>(10 * data.posterior[i]));
      positives[bin] += data.labels[i];
      expected[bin] += data.posterior[i];
      count[bin] += 1;
    }
    for (std::size_t bin = 0; bin < 10; ++bin) {
      // Five standard deviations of a sum of that many coins.
      const double allowed = 5 * std::sqrt(count[bin] * 0.25) + 1;
      CHECK_MESSAGE(std::abs(positives[bin] - expected[bin]) < allowed, name << " bin " << bin);
    }
    const double mean =
        std::accumulate(data.posterior.begin(), data.posterior.end(), 0.0) / static_cast<double>(data.size());
    CHECK(mean == tests::near(0.25, 0.03));
  }
}

TEST_CASE("the posterior is right far away and at any prior") {
  const Source source("blobs", 0.5);
  // Two Gaussians of one width: the log odds are linear.  Centres ±(0.7, 0.7).
  for (const double prior : {0.001, 0.5})
    for (const double x : {-30.0, -0.2, 0.0, 0.4, 30.0}) {
      const double log_odds = std::log(prior / (1 - prior)) + 2 * 0.7 * (x + x) / (0.5 * 0.5);
      const Tensor point = {{static_cast<Scalar>(x), static_cast<Scalar>(x)}};
      CHECK(source.posterior(point, prior)[0] ==
            tests::near(1 / (1 + std::exp(-log_odds)), sizeof(Scalar) == 8 ? 1e-9 : 1e-5));
    }
}

TEST_CASE("the posterior of many Gaussians is that of their densities, of a point as of many") {
  const Source source("circles", 0.3);
  Generator generator(4);
  const Dataset data = source.sample(100, 900, generator);
  const auto density = [&](double radius, std::size_t i) {
    double total = 0;
    for (int k = 0; k < 64; ++k) {
      const double angle = 2 * std::numbers::pi * (k + 0.5) / 64;
      const double dx = data.inputs(i, 0) - radius * std::cos(angle);
      const double dy = data.inputs(i, 1) - radius * std::sin(angle);
      total += std::exp(-(dx * dx + dy * dy) / (2 * 0.3 * 0.3));
    }
    return total;
  };
  for (std::size_t i = 0; i < data.size(); i += 37) {
    const double positive = 0.1 * density(0.5, i), negative = 0.9 * density(1, i);
    const double allowed = sizeof(Scalar) == 8 ? 1e-11 : 1e-4;
    CHECK(data.posterior[i] == tests::near(positive / (positive + negative), allowed));
    const Tensor point = {{data.inputs(i, 0), data.inputs(i, 1)}};
    CHECK(source.posterior(point, 0.1)[0] == tests::near(data.posterior[i], allowed));
  }
}

TEST_CASE("the same seed makes the same data") {
  Generator a(3), b(3), c(4);
  const Source source("moons");
  CHECK(source.sample(5, 20, a).inputs == source.sample(5, 20, b).inputs);
  CHECK_FALSE(source.sample(5, 20, a).inputs == source.sample(5, 20, c).inputs);
}

TEST_CASE("what a source cannot be is refused") {
  check_error([] { Source("moon"); }, {"'moon'", "moons"});
  check_error([] { Source("moons", -1); }, {"noise is -1"});
  Generator generator(1);
  check_error([&] { Source("moons").sample(0, 5, generator); }, {"0 positives", "both classes"});
}

TEST_CASE("a stratified split keeps both classes in both parts, and every row once") {
  Generator generator(1);
  Dataset data{Tensor(Dims{10, 1}), {1, 0, 0, 0, 0, 1, 0, 0, 0, 1}, {}, {"a"}};
  for (std::size_t i = 0; i < 10; ++i) data.inputs(i, 0) = static_cast<Scalar>(i);
  const Split split = stratified_split(data, 0.3, generator);
  CHECK(split.test.size() == 3);
  CHECK(split.test.positives() == 1);
  CHECK(split.train.positives() == 2);
  double total = 0;
  for (const Dataset* part : {&split.train, &split.test})
    for (const Scalar x : part->inputs) total += x;
  CHECK(total == 45);
  data.labels = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  check_error([&] { stratified_split(data, 0.3, generator); }, {"too few positives", "3 or more"});
}

TEST_CASE("features are on the training part's scale") {
  Generator generator(1);
  Split split{Source("moons").sample(50, 500, generator), Source("moons").sample(50, 500, generator), {}};
  const Tensor before = split.test.inputs;
  standardise(split);
  for (std::size_t k = 0; k < 2; ++k) {
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i < 550; ++i)
      mean += split.train.inputs(i, k) / 550, squares += std::pow(split.train.inputs(i, k), 2) / 550;
    CHECK(std::abs(mean) < 1e-6);
    CHECK(squares == tests::near(1, 1e-5));
  }
  // One shift and one scale for all rows.
  const Scalar scale = (split.test.inputs(1, 0) - split.test.inputs(0, 0)) / (before(1, 0) - before(0, 0));
  CHECK(split.test.inputs(9, 0) - split.test.inputs(0, 0) ==
        tests::near(scale * (before(9, 0) - before(0, 0)), 1e-4));
}
