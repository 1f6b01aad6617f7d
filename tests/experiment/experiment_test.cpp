#include "examples/experiment/training/experiment.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "examples/experiment/keeping/run_into.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/losses/posterior.hpp"
#include "examples/experiment/paper/article_sum.hpp"
#include "examples/experiment/training/trainer.hpp"
#include "tests/experiment/heard.hpp"
#include "tests/experiment/small.hpp"
#include "tests/folder.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;
using tests::content;
using tests::Folder;
using tests::never;

namespace {

/// Equal, or both unknown.
bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("the article's sum is 30 : 1000, 27.0871 : 9.0559 and 6.7718 : 6.7919") {
  const double allowed = sizeof(Scalar) == 8 ? 1e-10 : 1e-3;
  const double hard = std::exp(-3.0), easy = std::exp(-0.1);
  const auto check = [&](double got, double exact, double printed) {
    CHECK(std::abs(got - exact) < allowed * std::abs(exact));
    CHECK(std::abs(exact - printed) <= 0.5000001e-4);
  };
  const ArticleSum ce = article_sum(0, {});
  check(ce.positives.loss, 30, 30);
  check(ce.negatives.loss, 1000, 1000);
  const ArticleSum focal = article_sum(2, {});
  check(focal.positives.loss, 30 * std::pow(1 - hard, 2), 27.0871);
  check(focal.negatives.loss, 1000 * std::pow(1 - easy, 2), 9.0559);
  const ArticleSum weighted = article_sum(2, 0.25);
  check(weighted.positives.loss, 0.25 * 30 * std::pow(1 - hard, 2), 6.7718);
  check(weighted.negatives.loss, 0.75 * 1000 * std::pow(1 - easy, 2), 6.7919);
  CHECK(ce.positives_share() == tests::near(0.0291, 0.01));
  CHECK(focal.positives_share() == tests::near(0.7494, 0.001));
  CHECK(ce.negatives.gradient / ce.positives.gradient == tests::near(1000 * (1 - easy) / (1 - hard), 1e-4));
  CHECK(ce.negatives.gradient / ce.positives.gradient == tests::near(100.15, 1e-4));
  CHECK(focal.negatives.gradient / focal.positives.gradient == tests::near(2.22, 2e-3));
}

TEST_CASE("a loss's text is read and given back") {
  CHECK(LossSpec::parse("ce").text() == "ce");
  CHECK(LossSpec::parse("ce:pos_weight=99").text() == "ce:pos_weight=99");
  CHECK(LossSpec::parse("focal").text() == "focal:gamma=2");
  CHECK(LossSpec::parse("focal:alpha=0.25:gamma=5").text() == "focal:gamma=5:alpha=0.25");
  CHECK(LossSpec::parse("focal:gamma=1", {{"gamma", 3}, {"alpha", 0.5}}).text() == "focal:gamma=1:alpha=0.5");
  CHECK(LossSpec::parse(LossSpec::parse("focal:gamma=0.1").text()).text() == "focal:gamma=0.1");
  check_error([] { LossSpec::parse("focl"); }, {"'focl'", "ce, balanced_ce", "focal"});
  check_error([] { LossSpec::parse("focal:gama=2"); }, {"gama=2", "gamma="});
  check_error([] { LossSpec::parse("focal:gamma"); }, {"'gamma'"});
  check_error([] { LossSpec::parse("focal:gamma=two"); }, {"gamma of focal is 'two'"});
  check_error([] { LossSpec::parse("focal:gamma=1:gamma=2"); }, {"gamma of focal is given twice"});
  check_error([] { LossSpec::parse("focal:gamma=-1"); }, {"gamma of focal is -1", "at least 0"});
  check_error([] { LossSpec::parse("focal:alpha=1.5"); }, {"alpha of focal is 1.5", "between 0 and 1"});
  check_error([] { LossSpec::parse("focal", {{"gamma", -3}}); }, {"gamma of focal is -3"});
  check_error([] { LossSpec::parse_list("ce,ce"); }, {"given twice"});
  check_error([] { LossSpec::parse_list("ce,"); }, {"no loss ''"});
}

TEST_CASE("a ledger by hand: two positives, a hard and an easy negative") {
  Tape tape;
  const Tensor targets = {1, 1, 0, 0};
  const auto z = [](double p) { return static_cast<Scalar>(std::log(p / (1 - p))); };
  Var logits = tape.variable(Tensor({z(0.25), z(0.75), z(0.8), z(0.1)}));
  const Var losses = LossSpec::parse("ce")(logits, targets, {2, 2});
  tape.backward(mean(losses));
  nn::Parameter w{"w", Tensor({0, 0}), Tensor({3, 4})};
  const Ledger ledger = read_ledger(logits, losses, targets, {&w});
  // Slopes p − y: 0.75, 0.25, 0.8, 0.1 in size, over 1.9.
  CHECK(ledger.positives_loss == tests::near(-std::log(0.25) - std::log(0.75)));
  CHECK(ledger.negatives_loss == tests::near(-std::log(0.2) - std::log(0.9)));
  CHECK(ledger.loss == tests::near((ledger.positives_loss + ledger.negatives_loss) / 4));
  CHECK(ledger.positives_share == tests::near(1.0 / 1.9));
  CHECK(ledger.hard_negatives_share == tests::near(0.8 / 1.9));
  CHECK(ledger.easy_negatives_share == tests::near(0.1 / 1.9));
  CHECK(ledger.positives_p_t == tests::near(0.5));
  CHECK(ledger.negatives_p_t == tests::near(0.55));
  CHECK(ledger.gradient_norm == tests::near(5));
}

TEST_CASE("focal with gamma 0 trains to the same numbers as cross-entropy, so only the losses differ") {
  Experiment experiment(tests::small("ce,focal:gamma=0", 30, 2));
  tests::Heard heard;
  experiment.run(heard, never);
  std::size_t records = 0;
  for (const auto& [_, steps] : heard.steps)
    for (const StepRecord& record : steps) {
      ++records;
      for (const auto& [name, member] : Ledger::all())
        CHECK(same(record.ledgers[0].*member, record.ledgers[1].*member));
    }
  CHECK(records > 60);
  CHECK(heard.seeds.size() == 2);
  for (const SeedResult& result : heard.seeds)
    for (const auto& [name, member] : Metrics::all())
      CHECK(same(result.losses[0].*member, result.losses[1].*member));
}

TEST_CASE("training makes the training loss smaller") {
  Config config = tests::small("ce,focal:gamma=2:alpha=0.25", 30, 2);
  config.steps = 200;
  config.seeds = 1;
  Experiment experiment(config);
  tests::Heard heard;
  experiment.run(heard, never);
  const StepRecord &first = heard.steps.at(1).front(), &last = heard.steps.at(1).back();
  CHECK((first.whole_training_part && last.whole_training_part));
  for (std::size_t k = 0; k < 2; ++k) CHECK(last.ledgers[k].loss < 0.8 * first.ledgers[k].loss);
}

TEST_CASE("the model starts at the prior") {
  Generator generator(1);
  for (const double prior : {0.01, 0.3}) {
    nn::Sequential model = make_model(2, {4}, prior, generator);
    // What the hidden units add is of no side.
    const double bias = model.parameters().back()->value(0);
    CHECK(1 / (1 + std::exp(-bias)) == tests::near(prior, 1e-6));
  }
  CHECK(make_model(2, {4}, 0, generator).parameters().back()->value(0) == 0);
}

TEST_CASE("batches hold every row once before any comes again") {
  Batches batches({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 4, Generator(1));
  std::vector<std::size_t> seen;
  for (int i = 0; i < 5; ++i) {
    const auto& rows = batches.next();
    seen.insert(seen.end(), rows.begin(), rows.end());
  }
  for (const std::size_t start : {0u, 10u}) {
    std::vector<std::size_t> epoch(seen.begin() + static_cast<std::ptrdiff_t>(start),
                                   seen.begin() + static_cast<std::ptrdiff_t>(start) + 10);
    std::sort(epoch.begin(), epoch.end());
    for (std::size_t i = 0; i < 10; ++i) CHECK(epoch[i] == i);
  }
  check_error([] { Batches({}, 4, Generator(1)); }, {"no rows"});
}

TEST_CASE("a loss that is not finite stops the run and says where it came from") {
  Config config = tests::small("ce", 30, 2);
  config.optimizer = "sgd";
  config.learning_rate = 0.9 * std::numeric_limits<Scalar>::max();
  Experiment experiment(config);
  Follower nobody;
  check_error([&] { experiment.run(nobody, never); },
              {"seed 1, step", "loss ce is not finite", "trainer.cpp:", "learning-rate"});
  const std::string heavy = fmt::format("ce:pos_weight={}", std::numeric_limits<Scalar>::max());
  Experiment at_once(tests::small(heavy, 30, 1));
  check_error([&] { at_once.run(nobody, never); }, {"seed 1, step 0", "the weights are still as they began"});
}

TEST_CASE("a run folder holds the whole run, the same again for the same seed") {
  std::array<std::string, 2> steps, summaries;
  for (std::size_t i = 0; i < 2; ++i) {
    const Folder at("experiment_test_run.tmp");
    Experiment experiment(tests::small("ce,focal", 30, 2));
    RunFolder folder(at.path, experiment.config());
    Screen screen;
    run_into(folder, experiment, screen, never);
    folder.write(false);
    folder.close();
    steps[i] = content(at.path + "/steps.csv");
    summaries[i] = content(at.path + "/summary.json");
    CHECK(std::distance(std::filesystem::directory_iterator(at.path), {}) == 5);  // with two models
  }
  CHECK(steps[0] == steps[1]);
  CHECK(summaries[0] == summaries[1]);
  const auto summary = nlohmann::json::parse(summaries[0]);
  CHECK(summary.at("losses").at("ce").at("average_precision").contains("low"));
  CHECK(summary.at("differences").at("focal:gamma=2").at("recall").contains("mean"));
  CHECK(summary.at("bayes").at("brier").at("mean") > 0);
  CHECK(summary.at("seeds") == 2);
}

TEST_CASE("a file is written whole or not at all") {
  const Folder at("experiment_test_files.tmp");
  std::filesystem::create_directories(at.path);
  write_whole(at.path + "/a", "one");
  write_whole(at.path + "/a", "two");
  CHECK(content(at.path + "/a") == "two");
  std::filesystem::create_directories(at.path + "/folder/in");
  check_error([&] { write_whole(at.path + "/folder", "x"); }, {"folder", "cannot be written"});
  check_error([&] { write_whole(at.path + "/none/a", "x"); }, {"none/a", "cannot be written"});
  CHECK(std::distance(std::filesystem::directory_iterator(at.path), {}) == 2);  // no .part is left
}

TEST_CASE("the focal loss's minimiser is not the posterior, and undoing it gives it back") {
  CHECK(focal_minimiser(0.01, 2, 0.5) == tests::near(0.1536, 1e-3));
  CHECK(focal_minimiser(0.3, 0, 0.5) == tests::near(0.3));
  CHECK(focal_minimiser(posterior_at_half(0.25), 2, 0.25) == tests::near(0.5));
  // By brute force: the q that minimises the expected loss.
  for (const double eta : {0.05, 0.4}) {
    double best = 0, least = 1e9;
    for (double q = 1e-4; q < 1; q += 1e-4) {
      const double loss =
          -0.25 * eta * std::pow(1 - q, 2) * std::log(q) - 0.75 * (1 - eta) * q * q * std::log(1 - q);
      if (loss < least) least = loss, best = q;
    }
    CHECK(focal_minimiser(eta, 2, 0.25) == tests::near(best, 1e-3));
  }
}
