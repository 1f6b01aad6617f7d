#include "examples/experiment/showing/report.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "examples/experiment/findings/verdict.hpp"
#include "examples/experiment/showing/chart_json.hpp"
#include "examples/experiment/showing/html.hpp"
#include "examples/experiment/showing/loss_curves.hpp"
#include "tests/near.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::near;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Config two_losses() {
  Config config;
  config.losses = LossSpec::parse_list("ce,focal:gamma=2");
  return config;
}

/// Seeds of whose second loss only the average precision and the recall differ: by these, and by 0.1.
std::vector<SeedResult> seeds(const std::vector<double>& differences) {
  std::vector<SeedResult> all;
  for (const double d : differences) {
    SeedResult seed{all.size(), std::vector<Metrics>(2), {}};
    for (const auto& [_, member] : Metrics::all())
      seed.losses[0].*member = seed.losses[1].*member = seed.bayes.*member = 0.5;
    seed.losses[1].average_precision += d;
    seed.losses[1].recall += 0.1 + 0.001 * d;
    all.push_back(seed);
  }
  return all;
}

}  // namespace

TEST_CASE("a verdict names what is better and what is not told apart, in both languages") {
  const Config config = two_losses();
  const auto results = seeds({-0.2, 0.1, 0.15});
  const Summary summary(config, results);
  const std::string english = verdict(summary)[0], chinese = verdict(summary, Language::chinese)[0];
  CHECK(english.find("better in recall at 0.5 (+0.1000 ± 0.0005); no difference seen in average precision "
                     "(+0.017 ± 0.470; seen from 0.586)") != std::string::npos);
  CHECK(chinese.find("变好的指标：阈值 0.5 下的召回率（+0.1000 ± 0.0005）；未见差异的指标：平均精度 "
                     "AP（+0.017 ± 0.470；0.586 起才看得出）") != std::string::npos);
  CHECK(verdict(summary).size() == verdict(summary, Language::chinese).size());
}

TEST_CASE(
    "where no difference was seen, the size that could have been is said, and the seeds for a small one") {
  const Config config = two_losses();
  const auto wide = seeds({-0.2, 0.1, 0.15}), narrow = seeds({-0.0002, 0.0001, 0.00015});
  const std::string of_wide = verdict(Summary(config, wide)).back();
  CHECK(of_wide.find("To show a difference of 0.01 in average precision, run 2813 seeds.") !=
        std::string::npos);
  // Three seeds are enough already: none is asked for.
  CHECK(verdict(Summary(config, narrow)).back().find("To show") == std::string::npos);
}

TEST_CASE("the differences by seed are those whose mean is told") {
  const Config config = two_losses();
  const auto results = seeds({-0.2, 0.1, 0.15});
  const Summary summary(config, results);
  const std::vector<double> d = summary.differences(1, &Metrics::average_precision);
  REQUIRE(d.size() == 3);
  CHECK(d[0] == tests::near(-0.2));
  CHECK((d[0] + d[1] + d[2]) / 3 ==
        tests::near(summary.difference(1, &Metrics::average_precision).mean, 1e-12));
}

TEST_CASE("a chosen learning rate at the edge of the grid is named, one inside is not") {
  Config config = two_losses();
  config.learning_rates = {0.001, 0.01, 0.1};
  CHECK(edge_of_grid(config, {{{0.5, 0.6, 0.7}, 0.1}, {{0.5, 0.7, 0.6}, 0.01}}) ==
        "At the edge of the rates tried, where a wider range might serve better: ce (0.1).");
  CHECK(edge_of_grid(config, {{{0.5, 0.6, 0.7}, 0.01}, {{0.5, 0.7, 0.6}, 0.01}}).empty());
  CHECK(edge_of_grid(config, {{{0.7, 0.6, 0.5}, 0.001}, {{0.5, 0.7, 0.8}, 0.1}}, Language::chinese) ==
        "选定的学习率落在搜索范围的边缘，扩大范围或许更好：ce（0.001）、focal:gamma=2（0.1）。");
  config.learning_rates = {0.001};
  CHECK(edge_of_grid(config, {{{0.5}, 0.001}, {{0.5}, 0.001}}).empty());
}

TEST_CASE("charts and heat maps are JSON for the page, null where a number is not finite") {
  CHECK(
      to_json(Chart{.title = "t",
                    .x_label = "x",
                    .y_label = "y",
                    .curves = {{"a", {1, 2}, {unknown, 4}}},
                    .log_x = true,
                    .high = 1}) ==
      nlohmann::json::parse(R"({"kind": "chart", "title": "t", "x_label": "x", "y_label": "y", "log_x": true,
                                  "log_y": false, "low": 0.0, "high": 1.0,
                                  "curves": [{"name": "a", "x": [1.0, 2.0], "y": [null, 4.0]}]})"));
  CHECK(
      to_json(Picture(HeatMap{"t", "x", "y", {"a", "b"}, {"c"}, {0.5, unknown}, 0, 1})) ==
      nlohmann::json::parse(
          R"({"kind": "heat", "title": "t", "x_label": "x", "y_label": "y", "columns": ["a", "b"], "rows": ["c"],
              "values": [0.5, null], "low": 0.0, "high": 1.0})"));
}

TEST_CASE("a network below logistic regression is said to gain nothing") {
  const Config config = two_losses();
  auto results = seeds({0, 0.001, -0.001});
  CHECK(verdict(Summary(config, results)).back().find("Logistic regression") == std::string::npos);
  for (SeedResult& seed : results) seed.logistic.average_precision = 0.7;
  const auto said = [&](Language language) {
    std::string all;
    for (const std::string& sentence : verdict(Summary(config, results), language)) all += sentence;
    return all;
  };
  CHECK(said(Language::english)
            .find("an average precision of 0.700, which is more than ce, focal:gamma=2 "
                  "reached") != std::string::npos);
  CHECK(said(Language::chinese).find("平均精度为 0.700，高于ce、focal:gamma=2") != std::string::npos);
}

TEST_CASE("the curves of a run's losses are its losses at each p_t, and a loss of whole batches has none") {
  const auto losses = LossSpec::parse_list("ce,focal:gamma=2:alpha=0.25,ohem,focal:alpha=balanced");
  const std::vector<Picture> charts = loss_curves(losses, {10, 90});
  REQUIRE(charts.size() == 2);
  for (const bool positive : {true, false}) {
    const auto& curves = std::get<Chart>(charts[positive ? 0 : 1]).curves;
    REQUIRE(curves.size() == 3);
    for (const std::size_t k : {0u, 49u, 89u, 98u}) {
      const double p_t = 0.01 * static_cast<double>(k + 1), ce = -std::log(p_t);
      CHECK(curves[0].x[k] == near(p_t, 1e-12));
      CHECK(curves[0].y[k] == near(ce, 1e-5));
      CHECK(curves[1].y[k] == near((positive ? 0.25 : 0.75) * std::pow(1 - p_t, 2) * ce, 1e-5));
      CHECK(curves[2].y[k] == near((positive ? 0.9 : 0.1) * std::pow(1 - p_t, 2) * ce, 1e-5));
    }
  }
}

TEST_CASE("no line of the page ends beside a ± or before a %") {
  CHECK(in_both("0.1 ± 0.2 at 95 %", "95 % 下 0.1 ± 0.2") ==
        "<span lang=\"en\">0.1\u00a0±\u00a00.2 at 95\u00a0%</span>"
        "<span lang=\"zh-Hans\">95\u00a0% 下 0.1\u00a0±\u00a00.2</span>");
}
