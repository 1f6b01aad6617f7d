#include "examples/experiment/showing/sweep_report.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

#include "examples/experiment/showing/sweep_table.hpp"
#include "examples/experiment/sweep/sweep_verdict.hpp"
#include "tests/experiment/small.hpp"
#include "tests/folder.hpp"
#include "tests/near.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

constexpr std::size_t three_seeds = 3;

/// Two losses at three imbalances: a sweep whose average precisions are written, not trained.
struct Written {
  Grid grid{tests::small("ce,focal", 10, three_seeds), {100, 200, 400}, {0.01, 0.1}};
  tests::Folder at{fmt::format("sweep_report_test-{}.tmp", getpid())};  // test cases may run side by side
  SweepFile file{at.path, grid};

  /// focal's differences, seed by seed, at each imbalance, from ce's 0.5; logistic regression has 0.6.
  explicit Written(const std::vector<std::vector<double>>& differences) {
    for (const Trial& trial : grid.trials()) {
      const std::size_t i = trial.negatives == 100 ? 0 : trial.negatives == 200 ? 1 : 2;
      const bool best = trial.learning_rate == 0.1;
      const double ap = 0.5 + (trial.loss == 1 && best ? differences[i][trial.seed - grid.config.seed] : 0);
      std::string line = fmt::format("{},{},{},{}", trial.negatives, trial.seed, trial.learning_rate,
                                     grid.config.losses[trial.loss].text());
      for (std::size_t k = SweepFile::key_columns; k < SweepFile::columns().size(); ++k) {
        const std::string& column = SweepFile::columns()[k];
        const double value = column == "average_precision"              ? ap
                             : column == "validation_average_precision" ? (best ? 0.7 : 0.3)
                             : column == "logistic_average_precision"   ? 0.6
                                                                        : 0.25;
        line += std::isnan(value) ? "," : fmt::format(",{}", value);
      }
      file.add(line);
    }
  }
};

const std::vector<std::vector<double>> better_worse_unseen = {
    {0.2, 0.201, 0.199}, {-0.1, -0.101, -0.099}, {-0.134, -0.3, 0.032}};

std::size_t count_of(const std::string& text, const std::string& piece) {
  std::size_t count = 0;
  for (std::size_t from = 0; (from = text.find(piece, from)) != std::string::npos; ++from) ++count;
  return count;
}

}  // namespace

TEST_CASE("every column of a sweep's file has a name and a side that is better") {
  const auto& columns = SweepFile::columns();
  REQUIRE(sweep_metrics().size() == columns.size() - SweepFile::key_columns);
  for (std::size_t k = 0; k < sweep_metrics().size(); ++k)
    CHECK(sweep_metrics()[k].column == columns[k + SweepFile::key_columns]);
}

TEST_CASE("a sweep's sentences count what is better, worse and unseen, and what chance would make") {
  const Written sweep(better_worse_unseen);
  const SweepSummary summary(sweep.file, sweep.grid);
  const std::vector<SweepMetric> metrics = {sweep_metric("average_precision"), sweep_metric("brier"),
                                            sweep_metric("threshold")};
  const SweepTally counted = tally(summary, metrics);
  CHECK(counted.better == 1);
  CHECK(counted.worse == 1);
  CHECK(counted.unseen == 4);
  const std::vector<std::string> english = sweep_verdict(summary, metrics),
                                 chinese = sweep_verdict(summary, metrics, Language::chinese);
  CHECK(english.size() == chinese.size());
  CHECK(english[0].find("at 3 imbalances") != std::string::npos);
  CHECK(english[0].find("of 2 learning rates") != std::string::npos);
  CHECK(english[1].find("Of these 6 differences 1 are better and 1 worse; in 4 none was seen.") == 0);
  CHECK(english[1].find("about 0.3 of 6") != std::string::npos);
  CHECK(chinese[1].find("这 6 个差值中，1 个更好，1 个更差，4 个未见差异") == 0);
  CHECK(english[2].find("focal:gamma=2 minus ce, average precision: better at 20:100 (+0.200 ± 0.002); worse "
                        "at 20:200 (−0.100 ± 0.002); no difference seen at 20:400 (−0.134 ± 0.412; seen from "
                        "0.5") == 0);
  CHECK(english.back().find("To show a difference of 0.01 in average precision at 20:400, run 21") !=
        std::string::npos);
  std::string all;
  for (const std::string& sentence : english) all += sentence;
  CHECK(all.find("Logistic regression, a linear model fitted to convergence, has a larger average precision "
                 "(seen) than ce at 20:100 (0.500 against 0.600)") != std::string::npos);
  CHECK(all.find("focal:gamma=2 at 20:100 (") == std::string::npos);
}

TEST_CASE("a difference whose interval holds 0 has no colour in a sweep's pictures") {
  const Written sweep(better_worse_unseen);
  const SweepSummary summary(sweep.file, sweep.grid);
  try {
    draw_sweep(summary, {sweep_metric("average_precision")}, sweep.at.path);
  } catch (const Error&) {  // without gnuplot: what it would have drawn is written before
    MESSAGE("gnuplot is not here");
    return;
  }
  const std::string cells = tests::content(sweep.at.path + "/heat-difference-average_precision.tsv");
  CHECK(cells.find("2\t0\tNaN\t\"−0.134\\n± 0.412\"") != std::string::npos);
  CHECK(cells.find("1\t0\tNaN") == std::string::npos);
}

TEST_CASE(
    "a sweep's report has the sentences, the marks of its tables, and opens in the language asked for") {
  const Written sweep(better_worse_unseen);
  const SweepSummary summary(sweep.file, sweep.grid);
  const std::vector<SweepMetric> metrics = {sweep_metric("average_precision"), sweep_metric("brier")};
  const std::string page = sweep_report(summary, metrics, Language::english);
  CHECK(count_of(page, "class=\"differs better\"") == 1);
  CHECK(count_of(page, "class=\"differs worse\"") == 1);
  CHECK(page.find("<strong>4</strong> <span aria-hidden=\"true\">○</span>") != std::string::npos);
  CHECK(page.find("<html lang=\"en\">") != std::string::npos);
  CHECK(page.find("\"seen_from\"") != std::string::npos);
  CHECK(page.find("{{") > page.find("<script"));
  CHECK(page.find(sweep.at.path) == std::string::npos);
  const std::string chinese = sweep_report(summary, metrics, Language::chinese);
  CHECK(chinese.find("<html lang=\"zh-Hans\">") != std::string::npos);
}

TEST_CASE("a training that diverged leaves its differences without a figure, and is counted apart") {
  const double none = std::nan("");
  const Written sweep({{0.2, none, 0.199}, {-0.1, -0.101, -0.099}, {0, 0, 0}});
  const SweepSummary summary(sweep.file, sweep.grid);
  const std::vector<SweepMetric> metrics = {sweep_metric("average_precision")};
  const SweepTally counted = tally(summary, metrics);
  CHECK(counted.unknown == 1);
  CHECK(counted.all() == 2);
  CHECK(summary.diverged({0, 1}) == 1);
  CHECK(looked_through(summary, metrics, Language::english)[1].find("In 1 more there is no figure") !=
        std::string::npos);
  CHECK(sweep_report(summary, metrics, Language::english).find("diverged") != std::string::npos);
}
