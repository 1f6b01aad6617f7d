// The comparison's losses: named, resampled, and their bias undone.
#include <cmath>

#include "autograd/check/gradcheck.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "examples/experiment/losses/posterior.hpp"
#include "examples/experiment/training/batches.hpp"
#include "examples/experiment/training/experiment.hpp"
#include "examples/experiment/training/trainer.hpp"
#include "tensor/random.hpp"
#include "tests/experiment/heard.hpp"
#include "tests/experiment/small.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;
using tests::never;

namespace {

const ClassCounts rare{20, 1000};

/// The loss of one logit.
double loss_at(const LossSpec& loss, double x, Scalar target) {
  Tape tape;
  return loss(tape.constant(Tensor({static_cast<Scalar>(x)})), Tensor({target}), rare).value()(0);
}

Config small(const std::string& losses) {
  Config config = tests::small(losses, 60, 1);
  config.negatives = 400;
  return config;
}

}  // namespace

TEST_CASE("all losses have their text, and every loss of the table is among them") {
  const std::vector<LossSpec> all = LossSpec::parse_list("all");
  CHECK(all.size() == all_losses().size());
  for (const LossSpec& loss : all) CHECK(LossSpec::parse(loss.text()).text() == loss.text());
  for (const LossRow& row : loss_table()) {
    INFO(row.name << " must be among all_losses()");
    CHECK(std::any_of(all.begin(), all.end(), [&](const LossSpec& loss) { return &loss.row() == &row; }));
    CHECK(known_losses().find("  " + row.name) != std::string::npos);
  }
  check_error([] { LossSpec::parse("focal_star:gamma=0"); }, {"gamma of focal_star is 0", "above 0"});
  check_error([] { LossSpec::parse("ohem:share=0"); }, {"share of ohem is 0", "above 0 and at most 1"});
  check_error([] { LossSpec::parse("class_balanced:beta=1"); }, {"beta", "at least 0 and below 1"});
  check_error([] { LossSpec::parse("ce:prior=1"); }, {"prior of ce is 1", "below 1"});
  CHECK(LossSpec::parse("focal_star:beta=-1").option("beta") == -1);
}

TEST_CASE("every loss of one example agrees with differences, to the second order") {
  Generator generator(6);
  const Tensor targets = {1, 0, 1, 0, 0, 1};
  for (const LossSpec& loss : LossSpec::parse_list("all")) {
    if (!loss.row().of_one_example) continue;  // which examples count changes with their losses
    const auto report = gradcheck([&](const Var& x) { return loss(x, targets, rare); },
                                  uniform({6}, -2, 2, generator), {.order = 2});
    INFO(loss.text() << ": " << to_string(report));
    CHECK(report);
  }
}

TEST_CASE("a loss's bias is undone: its best logit for a posterior gives the posterior back") {
  for (const LossSpec& loss : LossSpec::parse_list("all")) {
    if (!loss.row().of_one_example) continue;
    for (const double posterior : {0.02, 0.2, 0.5, 0.9}) {
      // The lowest expected loss, by a scan and then by thirds.
      const auto expected = [&](double x) {
        return posterior * loss_at(loss, x, 1) + (1 - posterior) * loss_at(loss, x, 0);
      };
      double best = 0;
      for (double x = -12; x <= 12; x += 0.25)
        if (expected(x) < expected(best)) best = x;
      double low = best - 0.25, high = best + 0.25;
      for (int i = 0; i < 80; ++i) {
        const double a = low + (high - low) / 3, b = high - (high - low) / 3;
        (expected(a) < expected(b) ? high : low) = expected(a) < expected(b) ? b : a;
      }
      INFO(loss.text() << " at " << posterior);
      const double allowed = sizeof(Scalar) == 8 ? 1e-5 : 5e-3;
      CHECK(std::abs(calibrated(loss, rare, std::vector{(low + high) / 2})[0] - posterior) < allowed);
    }
  }
}

TEST_CASE("focal loss's bias is undone as its closed form says") {
  for (const double alpha : {0.25, 0.5, 0.75})
    for (const double gamma : {0.5, 2.0, 5.0})
      for (const double posterior : {0.01, 0.3, 0.97}) {
        const double q = focal_minimiser(posterior, gamma, alpha);
        const auto loss = LossSpec::parse("focal", {{"gamma", gamma}, {"alpha", alpha}});
        const double x = std::log(q / (1 - q));
        CHECK(calibrated(loss, rare, std::vector{x})[0] ==
              tests::near(posterior, sizeof(Scalar) == 8 ? 1e-9 : 1e-4));
      }
}

TEST_CASE("far out a probability stays one, and a loss of whole batches has no bias that is known") {
  for (const LossSpec& loss : LossSpec::parse_list("all"))
    for (const double x : {-1e4, -800.0, 800.0, 1e4}) {
      const double p = calibrated(loss, rare, std::vector{x})[0];
      INFO(loss.text() << " at " << x << ": " << p);
      CHECK((x > 0 ? p > 0.5 : p < 0.5));
      CHECK((p >= 0 && p <= 1));
    }
  CHECK(calibrated(LossSpec::parse("ohem"), rare, std::vector{1.0})[0] ==
        tests::near(1 / (1 + std::exp(-1.0))));
}

TEST_CASE("sampled rows: the wanted ratio, every row of the class that is kept, none twice of the other") {
  Generator generator(1);
  const Dataset data = Source("moons").sample(7, 100, generator);
  const auto counts = [&](const char* text) {
    return data.rows(sampled_rows(data, LossSpec::parse(text), generator)).counts();
  };
  const auto is = [](const ClassCounts& c, std::size_t positives, std::size_t negatives) {
    return c.positives == positives && c.negatives == negatives;
  };
  CHECK(is(counts("ce"), 7, 100));
  CHECK(is(counts("undersampling"), 7, 7));
  CHECK(is(counts("undersampling:ratio=3"), 7, 21));
  CHECK(is(counts("undersampling:ratio=1000"), 7, 100));
  CHECK(is(counts("undersampling:ratio=0.001"), 7, 1));
  CHECK(is(counts("oversampling"), 100, 100));
  CHECK(is(counts("oversampling:ratio=5"), 20, 100));
  CHECK(is(counts("oversampling:ratio=50"), 7, 100));
  std::vector<int> times(data.size(), 0);
  for (const std::size_t row : sampled_rows(data, LossSpec::parse("oversampling"), generator)) ++times[row];
  for (std::size_t i = 0; i < data.size(); ++i)
    CHECK((data.labels[i] ? times[i] == 14 || times[i] == 15 : times[i] == 1));
}

TEST_CASE("every loss trains, and what it says is finite") {
  Experiment experiment(small("all"));
  tests::Heard heard;
  experiment.run(heard, never);
  REQUIRE(heard.seeds.size() == 1);
  for (std::size_t k = 0; k < heard.seeds[0].losses.size(); ++k)
    for (const auto& figure : Metrics::all()) {
      INFO(experiment.config().losses[k].text() << " " << figure.first);
      CHECK(std::isfinite(heard.seeds[0].losses[k].*figure.second));
    }
}

TEST_CASE("a model starts at its loss's prior, at that of its rows, or at the config's") {
  Generator generator(2);
  const Dataset data = Source("blobs").sample(20, 380, generator);
  const auto start = [&](const char* text, std::optional<double> prior = {}) {
    Config config = small("ce");
    config.prior = prior;
    Trainer trainer(LossSpec::parse(text), config, data, Generator(1), Generator(2));
    return trainer.model().parameters().back()->value(0);
  };
  const auto log_odds = [](double p) { return std::log(p / (1 - p)); };
  CHECK(start("ce") == tests::near(log_odds(0.05)));
  CHECK(start("ce", 0.01) == tests::near(log_odds(0.01)));
  CHECK(start("ce:prior=0.3", 0.01) == tests::near(log_odds(0.3)));
  CHECK(start("ce:prior=0") == 0);
  CHECK(start("undersampling") == tests::near(0, 0, 1e-5));
}

TEST_CASE("undersampling says too much, and corrected what is") {
  Config config = small("undersampling,undersampling:correct=1");
  config.dataset = "blobs";
  config.negatives = 4000;
  config.positives = 200;
  config.steps = 400;
  Experiment experiment(config);
  tests::Heard heard;
  experiment.run(heard, never);
  const Metrics &raw = heard.seeds.at(0).losses[0], &corrected = heard.seeds.at(0).losses[1];
  CHECK(raw.posterior_error > 3 * corrected.posterior_error);
  CHECK(raw.average_precision == tests::near(corrected.average_precision, 1e-6));
  CHECK(raw.posterior_error_calibrated == tests::near(corrected.posterior_error, 1e-3));
}
