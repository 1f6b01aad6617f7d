#include "examples/experiment/measuring/intervals.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "tensor/error.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad::experiment;
using focalgrad::tests::near;

namespace {

const nlohmann::json& reference() {
  static const auto json = focalgrad::tests::reference("intervals.json");
  return json;
}

void check_interval(const Interval& interval, const nlohmann::json& wanted) {
  CHECK(interval.mean == near(wanted["mean"].get<double>(), 1e-12, 1e-12));
  CHECK(interval.low == near(wanted["low"].get<double>(), 1e-12, 1e-12));
  CHECK(interval.high == near(wanted["high"].get<double>(), 1e-12, 1e-12));
}

}  // namespace

TEST_CASE("Student's 97.5 % point is SciPy's to 1e-12 for 1 to 200 degrees of freedom") {
  const auto points = reference()["student_t_975"].get<std::vector<double>>();
  REQUIRE(points.size() == 200);
  for (std::size_t degrees = 1; degrees <= points.size(); ++degrees) {
    CAPTURE(degrees);
    CHECK(std::abs(student_t_975(degrees) - points[degrees - 1]) <= 1e-12);
  }
}

TEST_CASE("Student's 97.5 % point has its closed form for 1 and 2 degrees, and tends to the normal's") {
  CHECK(student_t_975(1) == near(std::tan(std::numbers::pi * 0.475), 1e-12));
  CHECK(student_t_975(2) == near(0.95 * std::sqrt(2 / (1 - 0.95 * 0.95)), 1e-12));
  CHECK(student_t_975(100000) == near(1.959963984540054, 2e-5));
}

TEST_CASE("the interval of a sample is SciPy's") {
  for (const auto& row : reference()["intervals"])
    check_interval(t_interval(row["sample"].get<std::vector<double>>()), row);
}

TEST_CASE("the interval of paired differences is SciPy's") {
  for (const auto& row : reference()["paired"])
    check_interval(paired_interval(row["a"].get<std::vector<double>>(), row["b"].get<std::vector<double>>()),
                   row);
}

TEST_CASE("one value has a mean and no interval, none has neither") {
  const Interval one = t_interval(std::vector{0.7});
  CHECK(one.mean == 0.7);
  CHECK(std::isnan(one.low));
  CHECK(std::isnan(one.high));
  CHECK_FALSE(one.excludes_zero());
  CHECK(std::isnan(t_interval({}).mean));
}

TEST_CASE("an interval excludes zero when it lies on one side of it") {
  CHECK(Interval{0.2, 0.1, 0.3}.excludes_zero());
  CHECK(Interval{-0.2, -0.3, -0.1}.excludes_zero());
  CHECK_FALSE(Interval{0.1, -0.1, 0.3}.excludes_zero());
  CHECK_FALSE(paired_interval(std::vector{0.7, 0.8}, std::vector{0.7, 0.8}).excludes_zero());
}

TEST_CASE("Wilson's interval of a share is SciPy's, and stays in [0, 1]") {
  for (const auto& row : reference()["wilson"]) {
    CAPTURE(row.dump());
    const Interval interval = wilson_interval(row["hits"], row["trials"]);
    CHECK(interval.mean == row["mean"].get<double>());
    CHECK(std::abs(interval.low - row["low"].get<double>()) <= 1e-15);
    CHECK(std::abs(interval.high - row["high"].get<double>()) <= 1e-15);
    CHECK(interval.low >= 0);
    CHECK(interval.high <= 1);
  }
  CHECK(std::isnan(wilson_interval(0, 0).mean));
  CHECK_THROWS_WITH_AS(wilson_interval(3, 2), "wilson_interval: 3 hits of 2 trials", focalgrad::Error);
}

TEST_CASE("pairs without a partner are refused") {
  CHECK_THROWS_WITH_AS(paired_interval(std::vector{1.0, 2.0}, std::vector{1.0}),
                       "paired_interval: 2 values against 1; each wants its partner", focalgrad::Error);
}
