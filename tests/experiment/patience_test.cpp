#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "autograd/tape.hpp"
#include "examples/experiment/findings/past_best.hpp"
#include "examples/experiment/training/experiment.hpp"
#include "examples/experiment/training/seed_data.hpp"
#include "tensor/error.hpp"
#include "tests/experiment/heard.hpp"
#include "tests/experiment/small.hpp"
#include "tests/near.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::Heard;
using tests::near;
using tests::never;

namespace {

StepRecord looked(std::size_t step, double validation) {
  return {1, step, true, std::vector<Ledger>(1), std::vector<Metrics>(1), {validation}};
}

/// The records of the one seed.
std::vector<StepRecord> records(const Config& config) {
  Heard heard;
  Experiment(config).run(heard, never);
  return heard.steps.at(1);
}

}  // namespace

TEST_CASE("a loss that was better on the validation part before is named with its step and its loss") {
  Config config = tests::small("ce", 100, 1);
  const auto said = past_best(config, {looked(0, 0.9), looked(10, 0.1), looked(50, 0.2), looked(100, 0.12)});
  REQUIRE(said.size() == 1);
  CHECK(
      said[0].english.starts_with("ce was best at step 50 (average precision 0.200 on the validation part of "
                                  "seed 1), 40 % lower now (0.120)"));
  CHECK(said[0].chinese.starts_with("ce 在第 50 步最好"));
  CHECK(past_best(config, {looked(50, 0.2), looked(100, 0.195)}).empty());
  CHECK(past_best(config, {looked(50, 0.2), looked(90, 0.1)}).empty());  // not at the end yet
}

TEST_CASE("with patience the result is the model of the best step on the validation part") {
  Config config = tests::small("ce,focal", 60, 1);
  config.learning_rate = 3;  // so that it gets worse on the way
  config.patience = 60;
  Config plain = config;
  plain.patience = 0;
  const auto kept = records(config), last = records(plain);
  bool worse = false;
  for (std::size_t loss = 0; loss < 2; ++loss) {
    double best = 0;
    for (const StepRecord& record : last)
      if (record.whole_training_part && record.step > 0) best = std::max(best, record.validation[loss]);
    worse = worse || last.back().validation[loss] < best;
    CHECK(kept.back().validation[loss] >= best);
  }
  REQUIRE(worse);
  CHECK(kept.size() == last.size());
  CHECK(kept[20].ledgers[0].loss == last[20].ledgers[0].loss);
}

TEST_CASE("patience ends that many steps after the best one, and the best one's weights are used") {
  Config config = tests::small("ce", 60, 1);
  config.learning_rate = 0.01;
  config.patience = 5;
  const SeedData data = make_data(config, 1);
  for (const std::size_t later : {8u, 9u}) {
    const auto trainer = make_trainer(config.losses[0], config, data.split.train, 1);
    const auto labelled_by = [&](Trainer& model, bool rightly) {  // every row's label is what it says, or not
      Dataset part = data.split.train;
      const std::vector<double> p = model.predict(part.inputs).probabilities;
      std::vector<double> sorted = p;
      std::sort(sorted.begin(), sorted.end());
      for (std::size_t i = 0; i < p.size(); ++i) part.labels[i] = (p[i] > sorted[110]) == rightly;
      return part;
    };
    const auto predictions = [&] { return trainer->predict(data.split.test.inputs).probabilities; };
    std::vector<double> at_third, at_later;
    for (std::size_t step = 1; step <= later + 1; ++step) {
      trainer->step();
      if (step == 3) trainer->look_for_best(labelled_by(*trainer, false)), at_third = predictions();
      if (step == later) trainer->look_for_best(labelled_by(*trainer, true)), at_later = predictions();
    }
    trainer->use_best();
    CAPTURE(later);
    CHECK(trainer->model_step() == (later == 8 ? 8 : 3));
    CHECK(predictions() == (later == 8 ? at_later : at_third));
  }
}

TEST_CASE("weight decay and schedules change the training, and wrong ones are refused") {
  const Config plain = tests::small("ce", 40, 1);
  Config decayed = plain, cooled = plain, wrong = plain;
  decayed.weight_decay = 0.5;
  cooled.schedule = "cosine";
  const auto last = [](const Config& config) { return records(config).back().ledgers[0].loss; };
  CHECK(last(decayed) != last(plain));
  CHECK(last(cooled) != last(plain));
  for (const char* schedule : {"step", "warmup"}) {
    cooled.schedule = schedule;
    CHECK(std::isfinite(last(cooled)));
  }
  cooled.schedule = "step";
  const auto by_steps = records(cooled), constant = records(plain);
  for (std::size_t k = 0; k < constant.size(); ++k) {
    // A batch is measured before its step, the whole part after it.  The rate falls after 14 of the 40 steps.
    const std::size_t updates = constant[k].step - (constant[k].whole_training_part ? 0 : 1);
    CAPTURE(updates);
    CHECK((by_steps[k].ledgers[0].loss == constant[k].ledgers[0].loss) == (updates <= 14));
  }
  wrong.schedule = "linear";
  CHECK_THROWS_WITH_AS(wrong.check(), "there is no schedule 'linear'; known: constant, cosine, step, warmup",
                       Error);
  wrong = plain;
  wrong.weight_decay = -1;
  CHECK_THROWS_WITH_AS(wrong.check(), doctest::Contains("the weight decay is -1"), Error);
}

TEST_CASE("alpha=balanced is the share of negatives") {
  const LossSpec balanced = LossSpec::parse("focal:alpha=balanced"),
                 same = LossSpec::parse("focal:alpha=0.9");
  CHECK(balanced.text() == "focal:gamma=2:alpha=balanced");
  CHECK(LossSpec::parse(balanced.text()).text() == balanced.text());
  CHECK_FALSE(balanced.option("alpha"));
  const ClassCounts counts{10, 90};
  Tape tape;
  const Var z = tape.variable(Tensor{-1, 2});
  const Tensor targets{1, 0};
  const Tensor a = balanced(z, targets, counts).value(), b = same(z, targets, counts).value();
  for (std::size_t i = 0; i < 2; ++i) CHECK(a(i) == near(b(i), sizeof(Scalar) == 8 ? 1e-12 : 1e-5));
  CHECK_THROWS_AS(LossSpec::parse("focal:gamma=balanced"), Error);
}
