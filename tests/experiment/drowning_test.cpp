#include "examples/experiment/findings/drowning.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/experiment/small.hpp"
#include "tests/near.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

/// The article's sum: 10 positives of cross-entropy 3, 10 000 negatives of 0.1.
struct ArticlesSum {
  Tensor logits = Tensor(Dims{10010, 1}), targets = Tensor(Dims{10010, 1});
  ArticlesSum() {
    const double hard = std::exp(-3.0), easy = std::exp(-0.1);
    for (std::size_t i = 0; i < logits.size(); ++i) {
      targets.data()[i] = i < 10 ? 1 : 0;
      logits.data()[i] =
          static_cast<Scalar>(i < 10 ? std::log(hard / (1 - hard)) : -std::log(easy / (1 - easy)));
    }
  }
  Weighing by(const char* loss) const {
    return weigh(LossSpec::parse(loss), logits, targets, {.positives = 10, .negatives = 10000});
  }
};

}  // namespace

TEST_CASE(
    "the article's sum, weighed: 1000 of 1030 under cross-entropy, 9.0559 of 36.1430 under focal loss") {
  const ArticlesSum sum;
  const Weighing ce = sum.by("ce"), focal = sum.by("focal:gamma=2");
  CHECK(ce.hard_positives_factor == 1);
  CHECK(ce.easy_negatives_factor == 1);
  CHECK(ce.easy_negatives_loss == tests::near(1000.0 / 1030, 1e-5));
  CHECK(focal.hard_positives_factor == tests::near(0.9029, 1e-4));
  CHECK(focal.easy_negatives_factor == tests::near(0.00905592, 1e-4));
  CHECK(focal.easy_negatives_loss == tests::near(9.0559 / (9.0559 + 27.0871), 1e-4));
  // |∂CE/∂z| = 1 − p_t: 10 · 0.950213 against 10 000 · 0.0951626.
  CHECK(ce.easy_negatives_gradient == tests::near(951.626 / (951.626 + 9.50213), 1e-4));
  CHECK(focal.easy_negatives_gradient < ce.easy_negatives_gradient);
}

TEST_CASE("alpha weighs the classes' shares and not the factor; a loss without a factor has none") {
  const ArticlesSum sum;
  const Weighing plain = sum.by("focal:gamma=2"), weighed = sum.by("focal:gamma=2:alpha=0.25");
  CHECK(weighed.easy_negatives_factor == plain.easy_negatives_factor);
  CHECK(weighed.easy_negatives_loss == tests::near(0.75 * 9.0559 / (0.75 * 9.0559 + 0.25 * 27.0871), 1e-4));
  CHECK(std::isnan(sum.by("poly1").easy_negatives_factor));
}

TEST_CASE("from a bias of 0 the easy negatives drown the positives; the prior start mends much of it") {
  Config config = tests::small("ce,focal:gamma=2", 300, 1);
  config.positives = 10, config.negatives = 1000;
  const SeedData data = make_data(config, config.seed);
  const std::vector<Moment> moments = both_starts(config, data);
  REQUIRE(moments.size() == 2);
  const Moment &zero = moments[0], &prior = moments[1];
  CHECK(!zero.from_prior);
  CHECK(zero.step > 0);
  CHECK(zero.negatives_loss <= 0.1);
  CHECK(zero.weighings[0].easy_negatives_gradient > 0.75);
  CHECK(prior.weighings[0].easy_negatives_gradient < zero.weighings[0].easy_negatives_gradient - 0.1);
  CHECK(zero.weighings[1].easy_negatives_loss == zero.weighings[0].easy_negatives_loss);
  CHECK(zero.weighings[2].easy_negatives_gradient < zero.weighings[1].easy_negatives_gradient);
  CHECK(drowning(config, moments).size() == drowning(config, moments, Language::chinese).size());
}

TEST_CASE("the moment is the first step whose negatives' loss is small enough, over all rows") {
  Config config = tests::small("ce", 300, 1);
  config.positives = 20, config.negatives = 2000;
  const SeedData data = make_data(config, config.seed);
  const Moment moment = both_starts(config, data)[0];
  config.prior = 0;
  const auto trainer = make_trainer(LossSpec::parse("ce"), config, data.split.train, config.seed);
  const auto loss = [&] { return trainer->measure().ledger.negatives_loss / 2000; };
  const double allowed = sizeof(Scalar) == 8 ? 1e-9 : 1e-4;
  config.steps = 2;
  const Moment early = both_starts(config, data)[0];
  CHECK(early.step == 2);
  for (std::size_t step = 0; step < moment.step; ++step) {
    CHECK(loss() > 0.1);
    if (step == 2) CHECK(early.negatives_loss == tests::near(loss(), allowed));
    trainer->step();
  }
  CHECK(moment.step > 2);
  CHECK(loss() <= 0.1);
  CHECK(moment.negatives_loss == tests::near(loss(), allowed));
  CHECK(moment.hard_positives + moment.easy_negatives > 1900);
}

TEST_CASE("without a focal loss nothing is said of its factor") {
  const Config config = tests::small("ce,balanced_ce", 20, 1);
  const auto moments = both_starts(config, make_data(config, config.seed));
  for (const std::string& sentence : drowning(config, moments))
    CHECK(sentence.find("(1 − p_t)^γ") == std::string::npos);
}
