#include "examples/experiment/measuring/metrics.hpp"

#include <set>

#include "examples/experiment/measuring/intervals.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using nlohmann::json;

TEST_CASE("metrics are scikit-learn's to 1e-12, ties included") {
  const json all = tests::reference("metrics.json").at("metrics");
  for (const json& each : all) {
    const std::vector<double> scores = each.at("scores");
    std::vector<char> labels;
    for (const json& label : each.at("labels")) labels.push_back(label == 1);
    const Metrics got = evaluate({scores, scores}, labels, {}, 0.3);
    for (const auto& figure : Metrics::all())
      if (each.at("figures").contains(figure.first)) {
        const double value = got.*figure.second, wanted = each.at("figures").at(figure.first);
        CHECK_MESSAGE(std::abs(value - wanted) < 1e-12,
                      figure.first << " " << value << ", wanted " << wanted);
      }
    CHECK(best_f1_threshold(scores, labels) == got.best_threshold);
  }
}

TEST_CASE("every metric is listed, and has scikit-learn's figures or is one of those that it does not know") {
  CHECK(Metrics::all().size() * sizeof(double) == sizeof(Metrics));
  const std::set<std::string> unknown = {"threshold",
                                         "best_threshold",
                                         "recall_at_best_threshold",
                                         "precision_at_best_threshold",
                                         "posterior_error",
                                         "brier_calibrated",
                                         "log_loss_calibrated",
                                         "expected_calibration_error_calibrated",
                                         "posterior_error_calibrated"};
  const json figures = tests::reference("metrics.json").at("metrics").at(0).at("figures");
  for (const auto& row : Metrics::all())
    CHECK_MESSAGE(figures.contains(row.first) != unknown.contains(row.first),
                  row.first << ": give it a figure in tests/reference/metrics_reference.py");
}

TEST_CASE("metrics that a class is missing for are not made up") {
  const std::vector<double> p = {0.1, 0.9};
  const Metrics negatives = evaluate({p, p}, std::vector<char>{0, 0}, {}, 0.5);
  CHECK(std::isnan(negatives.average_precision));
  CHECK(std::isnan(negatives.roc_auc));
  CHECK(negatives.f1 == 0);
  const Metrics positives = evaluate({p, p}, std::vector<char>{1, 1}, {}, 0.5);
  CHECK(positives.average_precision == 1);
  CHECK(std::isnan(positives.roc_auc));
  CHECK(std::isnan(evaluate({}, {}, {}, 0.5).average_precision));
}

TEST_CASE("the t quantile is SciPy's") {
  const json all = tests::reference("metrics.json").at("student_t_975");
  for (const auto& each : all.items())
    CHECK_MESSAGE(std::abs(student_t_975(std::stoul(each.key())) - each.value().get<double>()) < 1e-9,
                  each.key());
}

TEST_CASE("intervals by hand") {
  const Interval i = t_interval(std::vector<double>{1, 2, 3});
  CHECK(i.mean == tests::near(2));
  CHECK(i.high - i.mean == tests::near(4.302652729749 / std::sqrt(3)));
  const Interval paired = paired_interval(std::vector<double>{11, 22, 33}, std::vector<double>{10, 20, 30});
  CHECK(paired.mean == tests::near(2));
  CHECK_FALSE(paired.excludes_zero());
  CHECK(std::isnan(t_interval(std::vector<double>{1}).low));
  CHECK_FALSE(t_interval(std::vector<double>{1}).excludes_zero());
}
