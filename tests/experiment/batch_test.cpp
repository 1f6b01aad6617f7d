#include <doctest/doctest.h>

#include <cmath>

#include "examples/experiment/training/fitting_batch.hpp"
#include "tests/near.hpp"

using namespace focalgrad::experiment;
using focalgrad::tests::near;

TEST_CASE("a batch shrinks to half of the rows there are, a power of two, and only where it must") {
  const auto fitted = [](std::size_t batch, std::size_t rows) {
    Config config;
    config.batch = batch;
    const bool said = shrink_batch(config, rows).has_value();
    CHECK(said == (config.batch != batch));
    return config.batch;
  };
  CHECK(fitted(256, 10000) == 256);
  CHECK(fitted(256, 256) == 256);
  CHECK(fitted(256, 255) == 64);
  CHECK(fitted(256, 52) == 16);
  CHECK(fitted(256, 3) == 1);
  CHECK(fitted(256, 1) == 1);
}

TEST_CASE("the share of batches without a positive is the hypergeometric one") {
  CHECK(share_without_positives({1, 9}, 1) == near(0.9));
  CHECK(share_without_positives({1, 9}, 5) == near(0.5));
  CHECK(share_without_positives({2, 4}, 2) == near(0.4));  // 4·3/(6·5)
  CHECK(share_without_positives({2, 4}, 5) == 0);
}

TEST_CASE("batches that mostly hold no positive are said, with what to do") {
  const auto said = empty_batches({10, 10000}, 256);
  REQUIRE(said);
  CHECK(said->english.starts_with("77 % of the batches of 256 rows hold no positive"));
  CHECK(said->english.find("--batch 2048 leaves 10 %") != std::string::npos);
  CHECK(said->chinese.starts_with("77 % 的批次"));
  CHECK_FALSE(empty_batches({100, 10000}, 256));
}
