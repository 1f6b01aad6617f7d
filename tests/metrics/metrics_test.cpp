#include "metrics/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "metrics/parts/calibration.hpp"
#include "metrics/parts/ranking.hpp"
#include "metrics/parts/sorting.hpp"
#include "tensor/random.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::metrics;
using nlohmann::json;

namespace {

constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

Tensor tensor_of(const json& list) {
  const std::vector<double> numbers = list;
  Tensor t = Tensor::from_shape({numbers.size()});
  std::transform(numbers.begin(), numbers.end(), t.begin(), [](double x) { return static_cast<Scalar>(x); });
  return t;
}

/// What a call throws, without the line.
template <class Call>
std::string said(Call call) {
  try {
    call();
  } catch (const Error& error) {
    const std::string what = error.what();
    CHECK(what.rfind("metrics_test.cpp:", 0) == 0);
    return what.substr(what.find(' ') + 1);
  }
  return "";
}

}  // namespace

TEST_CASE("metrics of tensors are scikit-learn's, ties included") {
  // In float neighbouring scores of 17 digits become equal.
  const double tolerance = sizeof(Scalar) == 8 ? 1e-12 : 2e-3;
  const json all = tests::reference("metrics.json").at("metrics");
  CHECK(all.size() == 10);
  for (const json& each : all) {
    const Tensor scores = tensor_of(each.at("scores")), targets = tensor_of(each.at("labels"));
    const Confusion half = confusion(scores, targets, 0.5);
    const Cut best = best_f1_threshold(scores, targets);
    const std::vector<std::pair<std::string, double>> got = {
        {"average_precision", average_precision(scores, targets)},
        {"roc_auc", roc_auc(scores, targets)},
        {"recall", half.recall()},
        {"precision", half.precision()},
        {"f1", half.f1()},
        {"mcc", half.mcc()},
        {"balanced_accuracy", half.balanced_accuracy()},
        {"accuracy", half.accuracy()},
        {"best_f1", best.counts.f1()},
        {"recall_at_precision_80", recall_at_precision(scores, targets, 0.8)},
        {"brier", brier(scores, targets)},
        {"log_loss", log_loss(scores, targets)},
        {"expected_calibration_error", expected_calibration_error(scores, targets)},
        {"expected_calibration_error_5", expected_calibration_error(scores, targets, 5)},
    };
    for (const auto& figure : got) {
      const std::string name = figure.first;
      const double value = figure.second;
      // A score on the edge of a bin is in either after rounding.
      if (sizeof(Scalar) == 4 && name.rfind("expected", 0) == 0) continue;
      const double wanted = each.at("figures").at(name);
      CHECK_MESSAGE(std::abs(value - wanted) < tolerance, name << " " << value << ", wanted " << wanted);
    }
    CHECK(confusion(scores, targets, best.threshold).f1() == best.counts.f1());
  }
}

TEST_CASE("logits rank as their probabilities do, and 0 is the threshold that 0.5 is") {
  const Tensor logits = {{-3, 0.5}, {2, -0.25}}, targets = {{0, 1}, {0, 1}};
  const Tensor probabilities = 1 / (1 + xt::exp(-logits));
  CHECK(average_precision(logits, targets) == average_precision(probabilities, targets));
  CHECK(roc_auc(logits, targets) == roc_auc(probabilities, targets));
  CHECK(confusion(logits, targets, 0).true_positives == 1);
  CHECK(confusion(probabilities, targets, 0.5).true_positives == 1);
}

TEST_CASE("cuts are the points of the ROC curve, equal scores together") {
  const std::vector<Cut> all = cuts(Tensor({0.25, 0.75, 0.5, 0.5}), Tensor({0, 1, 1, 0}));
  REQUIRE(all.size() == 3);
  CHECK(all[0].threshold == 0.75);
  CHECK(all[1].threshold == 0.5);
  CHECK(all[1].counts.true_positives == 2);
  CHECK(all[1].counts.false_positives == 1);
  CHECK(all[1].counts.true_negatives == 1);
  CHECK(all[2].counts.false_positives == 2);
  CHECK(all[2].counts.false_negatives == 0);
}

TEST_CASE("many scores are sorted from the largest, and equal ones stay in their order") {
  constexpr double huge = std::numeric_limits<double>::infinity(), least = 5e-324;
  Generator generator(2);
  for (const std::size_t n : {0u, 1u, 999u, 1000u, 5000u}) {
    std::vector<metrics::Scored> all;
    for (std::size_t i = 0; i < n; ++i) {
      const double few[] = {0.0, -0.0, 0.5, -0.5, huge, -huge, least, -least};
      const double near = 1 + 1e-12 * generator.normal(), far = std::exp(20 * generator.normal());
      const double score = i % 3 == 0 ? few[generator.below(8)] : i % 3 == 1 ? near : far;
      all.emplace_back(i % 2 == 0 ? score : -score, static_cast<char>(generator.below(2)));
    }
    std::vector<metrics::Scored> expected = all;
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    metrics::sort_from_largest(all);
    CHECK(all == expected);
  }
}

TEST_CASE("of thresholds with an equal F1 the largest is the best") {
  // 0.9: one of two positives; 0.6: both, and as many negatives.
  const Cut best = best_f1_threshold(Tensor({0.9, 0.8, 0.7, 0.6}), Tensor({1, 0, 0, 1}));
  CHECK(best.counts.f1() == tests::near(2.0 / 3));
  CHECK(best.counts.true_positives == 1);
}

TEST_CASE("a sure and wrong probability costs 52 log 2, and one class alone has its recall as accuracy") {
  CHECK(log_loss(Tensor({1}), Tensor({0})) == tests::near(52 * std::log(2)));
  CHECK(log_loss(Tensor({0}), Tensor({1})) == tests::near(52 * std::log(2)));
  CHECK(confusion(Tensor({0.9, 0.1}), Tensor({1, 1}), 0.5).balanced_accuracy() == 0.5);
  CHECK(confusion(Tensor({0.9, 0.1}), Tensor({0, 0}), 0.5).balanced_accuracy() == 0.5);
}

TEST_CASE("accuracy counts the rows whose class has the largest logit, the first of equal ones") {
  const Tensor logits = {{1, 2, 3}, {5, 5, 0}, {0, 1, 1}, {-1, -2, -3}};
  CHECK(accuracy(logits, std::vector<std::size_t>{2, 0, 1, 1}) == 0.75);
}

TEST_CASE("metrics of nothing, of one class and of NaN are refused with the way out") {
  const Tensor one = {0.5}, positive = {1}, negative = {0}, none = Tensor::from_shape({0});
  Tensor column = {0, 1};
  column.reshape({2, 1});
  const auto bad = static_cast<Scalar>(nan_);
  CHECK(said([&] {
          roc_auc(Tensor({1, 2}), column);
        }) ==
        "roc_auc: targets of shape (2, 1) for scores of shape (2); the shapes must be equal (reshape one of "
        "them)");
  CHECK(said([&] {
          average_precision(one, Tensor({0, 1}));
        }) == "average_precision: targets of shape (2) for scores of shape (1); the shapes must be equal");
  CHECK(said([&] { brier(none, none); }) == "brier: there are no examples of shape (0) to measure");
  CHECK(said([&] { average_precision(one, negative); }) ==
        "average_precision: none of 1 targets is 1; without a positive it is not defined");
  CHECK(said([&] { best_f1_threshold(one, negative); }) ==
        "best_f1_threshold: none of 1 targets is 1; without a positive it is not defined");
  CHECK(said([&] { roc_auc(one, positive); }) ==
        "roc_auc: none of 1 targets is 0; without a negative it is not defined");
  CHECK(said([&] {
          roc_auc(Tensor({0, bad}), Tensor({0, 1}));
        }) == "roc_auc: score 1 is nan; DetectAnomaly finds the operator that a NaN comes from");
  CHECK(said([&] { log_loss(Tensor({bad}), positive); }).find("score 0 is nan") != std::string::npos);
  CHECK(said([&] { confusion(one, Tensor({2}), 0.5); }) == "confusion: target 0 is 2; it must be 0 or 1");
  CHECK(said([&] { confusion(one, Tensor({bad}), 0.5); }) == "confusion: target 0 is nan; it must be 0 or 1");
  CHECK(said([&] { confusion(one, positive, nan_); }) == "confusion: threshold is nan; it must be a number");
  CHECK(
      said([&] { brier(Tensor({1.75}), positive); }) ==
      "brier: probability 0 is 1.75; it must be between 0 and 1; the sigmoid makes probabilities of logits");
  CHECK(said([&] { expected_calibration_error(one, positive, 0); }) ==
        "expected_calibration_error: bins is 0; it must be between 1 and 1000000");
  CHECK(said([&] { recall_at_precision(one, positive, 80); }) ==
        "recall_at_precision: precision is 80; it must be between 0 and 1");
  CHECK(said([&] { accuracy(one, std::vector<std::size_t>{0}); }) ==
        "accuracy: logits have shape (1) and classes size 1; a row of logits is wanted for each class");
  CHECK(said([&] {
          accuracy(Tensor({{1, 2}}), std::vector<std::size_t>{2});
        }) == "accuracy: classes[0] is 2; logits of shape (1, 2) have classes below 2");
  CHECK(said([&] {
          accuracy(Tensor({{0, bad}}), std::vector<std::size_t>{0});
        }).find("a logit of row 0 is nan") != std::string::npos);
  CHECK(said([&] {
          accuracy(Tensor::from_shape({0, 3}), {});
        }) == "accuracy: there are no examples of shape (0, 3) to measure");
}

TEST_CASE("the parts leave undefined what a class is missing for") {
  const std::vector<double> scores = {0.1, 0.9};
  CHECK(std::isnan(average_precision(cuts(scores, std::vector<char>{0, 0}))));
  CHECK(std::isnan(roc_auc(cuts(scores, std::vector<char>{1, 1}))));
  CHECK(average_precision(cuts(scores, std::vector<char>{1, 1})) == 1);
  CHECK(std::isnan(average_precision(std::vector<Cut>{})));
}

TEST_CASE("the calibration error is the gap of each bin, weighted") {
  // Bin 0: mean probability 0.05, no positive of two; bin 14: 0.95, one of two.
  const std::vector<double> p = {0.04, 0.06, 0.95, 0.95};
  const std::vector<char> labels = {0, 0, 1, 0};
  CHECK(expected_calibration_error(p, labels) == tests::near((2 * 0.05 + 2 * 0.45) / 4));
  CHECK(expected_calibration_error(std::vector<double>{1, 0}, std::vector<char>{1, 0}) == 0);
}
