#include "examples/experiment/data/split.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "examples/experiment/data/equal_rows.hpp"
#include "examples/experiment/keeping/split_csv.hpp"
#include "examples/experiment/training/seed_data.hpp"
#include "tensor/error.hpp"
#include "tests/experiment/small.hpp"
#include "tests/near.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

/// One feature that holds the row's number, so that a row is known again; the positives first.
Dataset numbered(std::size_t positives, std::size_t negatives) {
  Dataset data{Tensor(Dims{positives + negatives, 1}), {}, {}, {"number"}};
  for (std::size_t i = 0; i < positives + negatives; ++i) {
    data.inputs(i, 0) = static_cast<Scalar>(i);
    data.labels.push_back(i < positives);
    data.posterior.push_back(static_cast<double>(i));
  }
  return data;
}

/// A training and a test part with the given values of one feature.
Split of_values(const std::vector<double>& train, const std::vector<double>& test) {
  const auto part = [](const std::vector<double>& values) {
    Dataset data{Tensor(Dims{values.size(), 1}), std::vector<char>(values.size()), {}, {"x"}};
    std::transform(values.begin(), values.end(), data.inputs.data(),
                   [](double x) { return static_cast<Scalar>(x); });
    return data;
  };
  return {part(train), part(test), {}};
}

}  // namespace

TEST_CASE("a split keeps every row once, with its own label and posterior") {
  Generator generator(1);
  const Split split = stratified_split(numbered(20, 80), 0.3, generator);
  std::set<double> seen;
  for (const Dataset* part : {&split.train, &split.test})
    for (std::size_t i = 0; i < part->size(); ++i) {
      const double number = part->inputs(i, 0);
      CHECK(part->labels[i] == (number < 20));
      CHECK(part->posterior[i] == number);
      seen.insert(number);
    }
  CHECK(seen.size() == 100);
  CHECK(split.train.size() + split.test.size() == 100);
}

TEST_CASE("a split gives each class its share, and both parts one of each at the least") {
  struct Case {
    std::size_t positives, negatives;
    double share;
    std::size_t test_positives, test_negatives;
  };
  for (const Case& row : std::vector<Case>{{20, 80, 0.3, 6, 24},
                                           {10, 10000, 0.3, 3, 3000},
                                           {2, 2, 0.5, 1, 1},
                                           {2, 100, 0.01, 1, 1},
                                           {2, 100, 0.99, 1, 99}}) {
    CAPTURE(row.positives);
    CAPTURE(row.share);
    Generator generator(2);
    const Split split = stratified_split(numbered(row.positives, row.negatives), row.share, generator);
    CHECK(split.test.positives() == row.test_positives);
    CHECK(split.test.size() - split.test.positives() == row.test_negatives);
    CHECK(split.train.positives() == row.positives - row.test_positives);
  }
}

TEST_CASE("the seed decides a split") {
  const auto test_rows = [](std::uint64_t seed) {
    Generator generator(seed);
    const Tensor inputs = stratified_split(numbered(20, 80), 0.3, generator).test.inputs;
    return std::vector<double>(inputs.begin(), inputs.end());
  };
  CHECK(test_rows(1) == test_rows(1));
  CHECK(test_rows(1) != test_rows(2));
}

TEST_CASE("a class of one row cannot be split, nor can a share of nothing") {
  Generator generator(1);
  CHECK_THROWS_WITH_AS(stratified_split(numbered(1, 9), 0.3, generator),
                       "too few positives: 3 or more are needed, for training, validation and test", Error);
  CHECK_THROWS_WITH_AS(stratified_split(numbered(9, 0), 0.3, generator),
                       "too few negatives: 3 or more are needed, for training, validation and test", Error);
  for (const double share : {0.0, 1.0, -0.5, std::nan("")})
    CHECK_THROWS_AS(stratified_split(numbered(9, 9), share, generator), Error);
}

TEST_CASE("standardised features have mean 0 and deviation 1 in the training part") {
  Generator generator(3);
  std::vector<double> train, test;
  for (int i = 0; i < 1000; ++i) train.push_back(50 + 7 * generator.normal());
  for (int i = 0; i < 10; ++i) test.push_back(50 + 7 * generator.normal());
  Split split = of_values(train, test);
  standardise(split);
  double mean = 0, square = 0;
  for (const double x : split.train.inputs) mean += x / 1000, square += x * x / 1000;
  CHECK(std::abs(mean) < 1e-5);
  CHECK(square == tests::near(1, 1e-5));
}

TEST_CASE("the test part is standardised by the training part's mean and deviation") {
  Split split = of_values({1, 3}, {5, 2});
  standardise(split);
  CHECK(split.train.inputs(0, 0) == tests::near(-1));
  CHECK(split.test.inputs(0, 0) == tests::near(3));
  CHECK(split.test.inputs(1, 0) == tests::near(0, 0, 1e-5));
}

TEST_CASE("a feature that does not vary in the training part is only shifted") {
  // The mean of equal values is not exactly that value for 0.1: dividing by the deviation that this leaves
  // made 7e15 of 0.2.
  for (const double value : {0.1, 0.0, -3.7, 1e6}) {
    CAPTURE(value);
    Split split = of_values(std::vector<double>(20, value), {value, value + 0.5});
    standardise(split);
    CHECK(split.train.inputs(3, 0) == 0);
    CHECK(split.test.inputs(0, 0) == 0);
    CHECK(split.test.inputs(1, 0) == tests::near(0.5));
  }
}

TEST_CASE("rows of equal features stay on one side of a split, whatever their labels") {
  Dataset data{Tensor(Dims{200, 1}), {}, {}, {"x"}};
  for (std::size_t i = 0; i < 200; ++i) {
    data.inputs(i, 0) = static_cast<Scalar>(i / 5);
    data.labels.push_back(i * 7 % 10 == 0 || i / 5 % 4 == 0);
    data.groups.push_back(i / 5 * 5);
  }
  for (std::uint64_t seed = 1; seed < 20; ++seed) {
    Generator generator(seed);
    const Split split = stratified_split(data, 0.3, generator);
    std::set<double> train(split.train.inputs.begin(), split.train.inputs.end());
    for (const Scalar x : split.test.inputs) CHECK_FALSE(train.contains(x));
    CHECK(split.train.size() + split.test.size() == 200);
    CHECK(std::abs(static_cast<double>(split.test.size()) - 60) <= 20);
    CHECK(std::abs(split.test.prior() - data.prior()) < 0.15);
  }
}

TEST_CASE("equal rows are found by their values, with 0 and -0 the same") {
  CHECK(first_equal_rows(Tensor{{1, 2}, {3, 4}, {1, 2}, {0, 1}, {-0.0, 1}, {1, 3}, {1, 2}}) ==
        std::vector<std::size_t>{0, 1, 0, 3, 3, 5, 0});
}

TEST_CASE("split.csv names the part in which each seed has a row") {
  Config config = tests::small("ce", 1, 2);
  config.csv = "given";
  const auto table = std::make_shared<Table>();
  table->data = numbered(20, 80);
  for (std::size_t i = 0; i < 100; ++i) table->data.numbers.push_back(2 + 3 * i);
  config.table = table;
  const std::string text = split_text(config, *table);
  CHECK(text.starts_with("row,label,seed_1,seed_2\n2,1,"));
  std::vector<Split> of_seed;
  for (const std::size_t seed : {1u, 2u}) of_seed.push_back(make_data(config, seed).split);
  for (std::size_t i = 0; i < 100; ++i) {
    std::string line = std::to_string(2 + 3 * i) + (i < 20 ? ",1" : ",0");
    for (const Split& split : of_seed) {
      const auto in = [&](const Dataset& part) {
        return std::count(part.numbers.begin(), part.numbers.end(), 2 + 3 * i) == 1;
      };
      line += in(split.train)        ? ",train"
              : in(split.validation) ? ",validation"
              : in(split.test)       ? ",test"
                                     : "";
    }
    CHECK_MESSAGE(text.find("\n" + line + "\n") != std::string::npos, line);
  }
}
