#include "examples/experiment/training/parallel.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <stdexcept>

#include "examples/experiment/sweep/tuning.hpp"
#include "examples/experiment/training/experiment.hpp"
#include "tests/experiment/heard.hpp"
#include "tests/experiment/small.hpp"
#include "tests/folder.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;
using tests::Folder;
using tests::never;

TEST_CASE("results come in order on the calling thread, whatever the number of threads") {
  for (const std::size_t jobs : {1u, 2u, 7u}) {
    std::vector<std::size_t> seen;
    const auto here = std::this_thread::get_id();
    in_order(
        20, jobs,
        [](std::size_t i, auto) {
          std::this_thread::sleep_for(std::chrono::microseconds(i % 3 * 300));
          return i * i;
        },
        [&](std::size_t i, std::size_t square) {
          CHECK(square == i * i);
          CHECK(std::this_thread::get_id() == here);
          seen.push_back(i);
        });
    REQUIRE(seen.size() == 20);
    for (std::size_t i = 0; i < 20; ++i) CHECK(seen[i] == i);
  }
  in_order(
      0, 2, [](std::size_t i, auto) { return i; }, [](std::size_t, std::size_t) { CHECK(false); });
}

TEST_CASE("a failure is thrown when its turn comes: all before it is done, what follows is cancelled") {
  std::size_t done = 0;
  std::atomic<bool> cancelled = false;
  const auto work = [&](std::size_t i, const std::function<bool()>& is_cancelled) {
    if (i == 3) throw std::runtime_error("three");
    if (i > 3)
      while (!is_cancelled()) std::this_thread::yield();
    if (i > 3) cancelled = true;
    return i;
  };
  CHECK_THROWS_WITH(in_order(9, 3, work, [&](std::size_t, std::size_t) { ++done; }), "three");
  CHECK(done == 3);
  const auto quick = [](std::size_t i, auto) { return i; };
  CHECK_THROWS_WITH(in_order(9, 2, quick, [](std::size_t, std::size_t) { throw std::runtime_error("done"); }),
                    "done");
}

TEST_CASE("what ends is handed over at once, one at a time, whatever before it is still at work") {
  std::vector<std::size_t> seen;
  std::atomic<std::size_t> handed_over = 0;
  std::atomic<int> inside = 0;
  as_they_end(
      12, 3,
      [&](std::size_t i, auto) {
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (i == 0 && handed_over < 11 && std::chrono::steady_clock::now() < give_up)
          std::this_thread::yield();
        return i * i;
      },
      [&](std::size_t i, std::size_t square) {
        CHECK(inside++ == 0);
        CHECK(square == i * i);
        seen.push_back(i);
        ++handed_over;
        --inside;
      });
  REQUIRE(seen.size() == 12);
  CHECK(seen.back() == 0);
  const auto work = [](std::size_t i, auto) { return i; };
  CHECK_THROWS_WITH(
      as_they_end(9, 2, work, [](std::size_t, std::size_t) { throw std::runtime_error("done"); }), "done");
}

TEST_CASE("the experiment's results do not depend on the number of jobs") {
  std::vector<std::vector<double>> all;
  for (const std::size_t jobs : {1u, 3u}) {
    std::vector<double> numbers;
    tests::Heard heard;
    Experiment(tests::small("ce,focal", 20, 3), jobs).run(heard, never);
    for (const SeedResult& result : heard.seeds) {
      for (const StepRecord& record : heard.steps.at(result.seed)) {
        numbers.push_back(static_cast<double>(record.step));
        for (const Ledger& ledger : record.ledgers) numbers.push_back(ledger.loss);
      }
      for (const Metrics& m : result.losses) numbers.push_back(m.average_precision);
    }
    all.push_back(numbers);
  }
  CHECK(all[0].size() > 120);
  CHECK(all[0] == all[1]);
}

TEST_CASE("a tuned rate is the one with the best validation figure; one that diverges is not chosen") {
  Config config = tests::small("ce,focal", 20, 3);
  config.optimizer = "sgd";
  config.learning_rates = {1e-6, 0.1, 0.9 * static_cast<double>(std::numeric_limits<Scalar>::max())};
  const Folder at("parallel_test_tuning.tmp");
  int trials = 0;
  const std::vector<TunedRate> tuned = tune(config, at.path, 2, never, [&] { ++trials; });
  REQUIRE(tuned.size() == 2);
  for (const TunedRate& each : tuned) {
    CHECK(each.chosen == 0.1);
    CHECK(each.average_precision[1] > each.average_precision[0]);
    CHECK(std::isnan(each.average_precision[2]));
  }
  CHECK(trials == 2 * 3 * 3);
  const std::vector<TunedRate> again = tune(config, at.path, 2, never, [&] { ++trials; });
  CHECK(trials == 2 * 3 * 3);  // what is done stays done
  CHECK(again[1].average_precision[1] == tuned[1].average_precision[1]);
  config.learning_rates = {config.learning_rates[2]};
  check_error([&] { tune(config, at.path, 1, never, [] {}); }, {"ce diverged with every learning rate"});
  config.learning_rates = {0.1, 0.01};
  check_error([&] { config.check(); }, {"0.1, 0.01", "larger than the one before"});
  volatile std::sig_atomic_t at_once = 1;
  config.learning_rates = {0.01, 0.1};
  CHECK(tune(config, at.path, 1, at_once, [] {}).empty());
}
