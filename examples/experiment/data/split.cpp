#include "examples/experiment/data/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

Split stratified_split(const Dataset& data, double test_share, Generator& generator) {
  if (!(test_share > 0 && test_share < 1))
    throw Error(fmt::format("the share of the test part is {}; it must be between 0 and 1", test_share));
  std::vector<std::size_t> train, test;
  for (const char label : {char(0), char(1)}) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < data.size(); ++i)
      if (data.labels[i] == label) rows.push_back(i);
    if (rows.size() < 2)
      throw Error(fmt::format("too few {}: 3 or more are needed, for training, validation and test",
                              label ? "positives" : "negatives"));
    generator.shuffle(rows);
    const auto wanted = static_cast<std::size_t>(std::lround(test_share * static_cast<double>(rows.size())));
    const std::size_t count = std::clamp<std::size_t>(wanted, 1, rows.size() - 1);
    test.insert(test.end(), rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
    train.insert(train.end(), rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end());
  }
  std::sort(train.begin(), train.end());
  std::sort(test.begin(), test.end());
  return {data.rows(train), data.rows(test), {}};
}

void standardise(Split& split) {
  const std::size_t n = split.train.size(), width = split.train.inputs.shape()[1];
  for (std::size_t k = 0; k < width; ++k) {
    // Asked of the values: the rounded mean of equal ones may miss them, and their deviation is then not 0.
    bool varies = false;
    double largest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      varies = varies || split.train.inputs(i, k) != split.train.inputs(0, k);
      largest = std::max(largest, std::abs(static_cast<double>(split.train.inputs(i, k))));
    }
    // In units of a power of two, which rounds nothing: the squares of 1e160 would overflow.
    const double unit = largest > 0 ? std::exp2(std::ilogb(largest)) : 1;
    const auto in_units = [&](Scalar x) { return static_cast<double>(x) / unit; };
    double mean = in_units(split.train.inputs(0, k)), deviation = 1 / unit;
    if (varies) {
      double sum = 0, squares = 0;
      for (std::size_t i = 0; i < n; ++i) sum += in_units(split.train.inputs(i, k));
      mean = sum / static_cast<double>(n);
      for (std::size_t i = 0; i < n; ++i) squares += std::pow(in_units(split.train.inputs(i, k)) - mean, 2);
      deviation = std::sqrt(squares / static_cast<double>(n));
    }
    split.train.mean.push_back(mean * unit);
    split.train.deviation.push_back(deviation * unit);
    for (Tensor* inputs : {&split.train.inputs, &split.validation.inputs, &split.test.inputs})
      for (std::size_t i = 0; i < (inputs->dimension() == 2 ? inputs->shape()[0] : 0); ++i)
        (*inputs)(i, k) = static_cast<Scalar>((in_units((*inputs)(i, k)) - mean) / deviation);
  }
}

}  // namespace focalgrad::experiment
