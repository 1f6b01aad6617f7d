#include "examples/experiment/paper/figures.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>

#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;

TEST_CASE("figure 1: the loss against p_t is -(1 - p_t)^gamma log p_t") {
  const Chart chart = loss_against_p_t();
  const std::vector<double> gammas = {0, 0.5, 1, 2, 5};
  REQUIRE(chart.curves.size() == gammas.size());
  for (std::size_t k = 0; k < gammas.size(); ++k)
    for (std::size_t i = 0; i < chart.curves[k].x.size(); ++i) {
      const double p = chart.curves[k].x[i];
      CHECK(chart.curves[k].y[i] ==
            tests::near(-std::pow(1 - p, gammas[k]) * std::log(p), sizeof(Scalar) == 8 ? 1e-9 : 1e-4));
    }
}

TEST_CASE("figure 4: shares by hand, from nothing to all, the easiest first") {
  // Cross-entropies 1, 2 and 3, so that the hardest third has half of 6.
  const std::vector<double> p_t = {std::exp(-3.0), std::exp(-1.0), std::exp(-2.0)};
  const Chart chart = cumulative_loss(p_t, "positives");
  REQUIRE(chart.curves.size() == 4);
  CHECK(hardest_share(chart.curves[0], 1.0 / 3) == tests::near(0.5, 1e-5));
  CHECK(hardest_share(chart.curves[0], 2.0 / 3) == tests::near(5.0 / 6, 1e-5));
  double before = 0;
  for (const Curve& curve : chart.curves) {
    CHECK(curve.x.front() == 0);
    CHECK(curve.y.front() == 0);
    CHECK(curve.x.back() == 1);
    CHECK(curve.y.back() == tests::near(1));
    CHECK(std::is_sorted(curve.y.begin(), curve.y.end()));
    CHECK(hardest_share(curve, 1.0 / 3) > before);  // the larger gamma, the more the hardest have
    before = hardest_share(curve, 1.0 / 3);
  }
  std::vector<double> many;
  for (int i = 1; i < 5000; ++i) many.push_back(i / 5000.0);
  for (const Curve& curve : cumulative_loss(many, "negatives").curves) CHECK(curve.x.size() <= 1002);
}

TEST_CASE("a chart is drawn as SVG and PNG with its numbers, whatever its names hold") {
  const std::string folder = "paper_test.tmp/it's";
  std::filesystem::create_directories(folder);
  draw(Chart{.title = "it's a_title",
             .x_label = "x",
             .y_label = "y",
             .curves = {{"one's", {1, 10}, {1, 2}}, {"two", {1, 10}, {std::nan(""), 3}}},
             .log_x = true},
       folder + "/chart");
  draw(Map{.title = "map",
           .x_label = "x",
           .y_label = "y",
           .left = 0,
           .right = 1,
           .bottom = 0,
           .top = 1,
           .columns = 2,
           .rows = 2,
           .values = {0, 0.5, 0.5, 1},
           .negatives = {"negatives", {0.1}, {0.2}},
           .positives = {"positives", {0.7}, {0.8}}},
       folder + "/map");
  for (const char* name : {"/chart", "/map"}) {
    for (const char* kind : {".svg", ".png", ".tsv"})
      CHECK(std::filesystem::file_size(folder + name + kind) > (std::string(kind) == ".tsv" ? 20 : 2000));
    CHECK_FALSE(std::filesystem::exists(folder + name + std::string(".log")));
  }
  check_error(
      [] { draw(Chart{.title = "t", .x_label = "x", .y_label = "y", .curves = {}}, "no/such/folder/chart"); },
      {"no/such/folder/chart.tsv", "cannot be written"});
  std::filesystem::remove_all("paper_test.tmp");
}
