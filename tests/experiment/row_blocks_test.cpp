// What is measured block by block is what is measured at once.
#include "examples/experiment/training/row_blocks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "autograd/operators.hpp"
#include "examples/experiment/data/source.hpp"
#include "examples/experiment/losses/posterior.hpp"
#include "examples/experiment/training/experiment.hpp"
#include "tests/experiment/heard.hpp"
#include "tests/experiment/small.hpp"
#include "tests/near.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

const double allowed = sizeof(Scalar) == 8 ? 1e-12 : 1e-4;

/// Rows that no block divides.
Dataset some_rows(std::size_t n) {
  Generator generator(5);
  return Source("moons").sample(n / 10, n - n / 10, generator);
}

/// The ledger of all rows from one tape.
Ledger at_once(Trainer& trainer, const Dataset& train) {
  Tape tape;
  Tensor targets(Dims{train.size(), 1});
  std::copy(train.labels.begin(), train.labels.end(), targets.data());
  for (nn::Parameter* parameter : trainer.model().parameters()) parameter->grad.fill(0);
  const Var logits = trainer.model()(tape.constant(train.inputs));
  const Var losses = trainer.loss()(logits, targets, train.counts());
  tape.backward(mean(losses));
  return read_ledger(logits, losses, targets, trainer.model().parameters());
}

}  // namespace

TEST_CASE("the ledger of a training part in blocks is its ledger at once, whatever the loss") {
  const Dataset train = some_rows(1237);
  const Config config = tests::small("ce", 1, 1);
  for (const char* text : {"ce", "focal:alpha=0.25", "ldam", "ohem", "undersampling:correct=1"}) {
    const auto trainer = make_trainer(LossSpec::parse(text), config, train, 1);
    trainer->step();
    const Measured measured = trainer->measure();
    const Ledger whole = at_once(*trainer, train);
    for (const auto& each : Ledger::all()) {
      INFO(text << " " << each.first);
      CHECK(measured.ledger.*each.second == tests::near(whole.*each.second, allowed));
    }
    CHECK(measured.probabilities == trainer->probabilities(train.inputs));
    CHECK(measured.probabilities == trainer->predict(train.inputs).probabilities);
  }
}

TEST_CASE("a row's prediction does not depend on the rows beside it") {
  const Dataset rows = some_rows(1237);
  const auto trainer = make_trainer(LossSpec::parse("focal"), tests::small("focal", 1, 1), rows, 1);
  const Predictions all = trainer->predict(rows.inputs);
  const std::vector<double> z = {all.probabilities[7], all.probabilities[1236], all.probabilities[512]};
  const Predictions some = trainer->predict(rows.rows(std::vector<std::size_t>{7, 1236, 512}).inputs);
  for (std::size_t i = 0; i < z.size(); ++i) CHECK(some.probabilities[i] == tests::near(z[i], allowed));
  std::vector<double> logits(5000);
  for (std::size_t i = 0; i < logits.size(); ++i) logits[i] = 0.002 * static_cast<double>(i) - 5;
  const std::vector<double> posterior = calibrated(trainer->loss(), rows.counts(), logits);
  for (const std::size_t i : {0u, 2047u, 2048u, 4999u})
    CHECK(posterior[i] ==
          tests::near(calibrated(trainer->loss(), rows.counts(), std::vector{logits[i]})[0], allowed));
}

TEST_CASE("a block's tape has the same memory however many rows there are") {
  const auto bytes_after = [](std::size_t n) {
    const Dataset rows = some_rows(n);
    const auto trainer = make_trainer(LossSpec::parse("ce"), tests::small("ce", 1, 1), rows, 1);
    RowBlocks blocks;
    std::size_t seen = 0, most = 0;
    blocks.over(rows.inputs, [&](const Var& block, std::size_t first) {
      CHECK(first == seen);
      seen += block.value().shape()[0];
      blocks.tape().backward(sum(trainer->model()(block)));
      most = std::max(most, blocks.tape().bytes());
      return true;
    });
    CHECK(seen == n);
    return most;
  };
  CHECK(bytes_after(51200) == bytes_after(1024));
}

TEST_CASE("blocks end where they are told to") {
  RowBlocks blocks(10);
  std::size_t calls = 0;
  blocks.over(Tensor(Dims{95, 2}), [&](const Var&, std::size_t) { return ++calls < 3; });
  CHECK(calls == 3);
}

TEST_CASE("data that are made already train to the same numbers") {
  const Config config = tests::small("ce,focal", 3, 2);
  const auto results = [&](bool given) {
    Experiment experiment(config);
    if (given) experiment.set_data(make_data(config, config.seed));
    tests::Heard heard;
    experiment.run(heard, tests::never);
    std::vector<double> all;
    for (const SeedResult& seed : heard.seeds)
      for (const Metrics& metrics : seed.losses)
        for (const auto& [_, member] : Metrics::all()) all.push_back(metrics.*member);
    return all;
  };
  const std::vector<double> given = results(true);
  CHECK(given.size() > 50);
  CHECK(given == results(false));
}
