#include "examples/experiment/data/split.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "examples/experiment/text/fill.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// Rows that go to one part: how many, and how many of them are positives.
struct Group {
  std::size_t rows = 0, positives = 0;
  /// How many rows of the class that it is drawn for it has.
  std::size_t weight() const { return positives > 0 ? positives : rows; }
};

/// Each row's group; they are numbered in the order of their first rows.
std::vector<std::size_t> groups_of(const RowLabels& data) {
  std::vector<std::size_t> of_row(data.labels.size());
  std::iota(of_row.begin(), of_row.end(), std::size_t(0));
  std::map<std::size_t, std::size_t> place;
  for (std::size_t row = 0; row < data.groups.size(); ++row)
    of_row[row] = place.emplace(data.groups[row], place.size()).first->second;
  return of_row;
}

/// Puts about the share of the weight of these groups into the test part, one of them at the least.
void deal(const std::vector<Group>& groups, std::vector<std::size_t> these, double test_share,
          Generator& generator, std::vector<char>& in_test) {
  generator.shuffle(these);
  std::size_t all = 0, taken = 0;
  for (const std::size_t k : these) all += groups[k].weight();
  const auto share = static_cast<std::size_t>(std::lround(test_share * static_cast<double>(all)));
  const std::size_t wanted = std::clamp<std::size_t>(share, 1, std::max<std::size_t>(all, 2) - 1);
  for (const std::size_t k : these)
    if (taken + groups[k].weight() <= wanted) in_test[k] = 1, taken += groups[k].weight();
  if (taken == 0 && these.size() > 1)
    in_test[*std::min_element(these.begin(), these.end(), [&](std::size_t a, std::size_t b) {
      return groups[a].weight() < groups[b].weight();
    })] = 1;
}

}  // namespace

SplitRows stratified_rows(const RowLabels& data, double test_share, Generator& generator) {
  if (!(test_share > 0 && test_share < 1))
    throw Error(
        fill("the share of the test part is {}; it must be between 0 and 1", {to_string(test_share)}));
  const std::size_t n = data.labels.size();
  const std::vector<std::size_t> group_of = groups_of(data);
  std::vector<Group> groups(n == 0 ? 0 : *std::max_element(group_of.begin(), group_of.end()) + 1);
  for (std::size_t row = 0; row < n; ++row) {
    ++groups[group_of[row]].rows;
    groups[group_of[row]].positives += data.labels[row] ? 1 : 0;
  }
  std::array<std::vector<std::size_t>, 2> of_class;
  for (std::size_t k = 0; k < groups.size(); ++k) of_class[groups[k].positives > 0 ? 1 : 0].push_back(k);
  std::vector<char> in_test(groups.size());
  for (const std::vector<std::size_t>& these : of_class) deal(groups, these, test_share, generator, in_test);
  SplitRows parts;
  for (std::size_t row = 0; row < n; ++row)
    (in_test[group_of[row]] ? parts.test : parts.train).push_back(row);
  for (const char label : {char(0), char(1)})
    for (const std::vector<std::size_t>* part : {&parts.train, &parts.test})
      if (std::none_of(part->begin(), part->end(),
                       [&](std::size_t row) { return data.labels[row] == label; }))
        throw Error(fill("too few {}: 3 or more are needed, for training, validation and test",
                         {label ? "positives" : "negatives"}));
  return parts;
}

Split stratified_split(const Dataset& data, double test_share, Generator& generator) {
  const SplitRows rows = stratified_rows({data.labels, data.groups}, test_share, generator);
  return {data.rows(rows.train), data.rows(rows.test), {}};
}

void standardise(Split& split) {
  // Row by row, as they lie in memory; each feature's sums are taken in the order of the rows.
  const std::size_t n = split.train.size(), width = split.train.inputs.shape()[1];
  const auto for_each_number = [width](auto& inputs, auto f) {
    const std::size_t rows = inputs.dimension() == 2 ? inputs.shape()[0] : 0;
    auto* x = inputs.data();
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t k = 0; k < width; ++k, ++x) f(k, *x);
  };
  const Tensor& train = split.train.inputs;
  // Asked of the values: the rounded mean of equal ones may miss them, and their deviation is then not 0.
  std::vector<char> varies(width);
  std::vector<double> largest(width), unit(width), mean(width), deviation(width);
  for_each_number(train, [&](std::size_t k, Scalar x) {
    if (x != train.data()[k]) varies[k] = 1;
    largest[k] = std::max(largest[k], std::abs(static_cast<double>(x)));
  });
  // In units of a power of two, which rounds nothing: the squares of 1e160 would overflow.
  for (std::size_t k = 0; k < width; ++k) unit[k] = largest[k] > 0 ? std::exp2(std::ilogb(largest[k])) : 1;
  const auto in_units = [&](std::size_t k, Scalar x) { return static_cast<double>(x) / unit[k]; };
  for_each_number(train, [&](std::size_t k, Scalar x) { mean[k] += in_units(k, x); });
  for (std::size_t k = 0; k < width; ++k)
    mean[k] = varies[k] ? mean[k] / static_cast<double>(n) : in_units(k, train.data()[k]);
  for_each_number(train, [&](std::size_t k, Scalar x) {
    const double from_mean = in_units(k, x) - mean[k];
    deviation[k] += from_mean * from_mean;
  });
  for (std::size_t k = 0; k < width; ++k)
    deviation[k] = varies[k] ? std::sqrt(deviation[k] / static_cast<double>(n)) : 1 / unit[k];
  for (Tensor* inputs : {&split.train.inputs, &split.validation.inputs, &split.test.inputs})
    for_each_number(*inputs, [&](std::size_t k, Scalar& x) {
      x = static_cast<Scalar>((in_units(k, x) - mean[k]) / deviation[k]);
    });
  for (std::size_t k = 0; k < width; ++k) {
    split.train.mean.push_back(mean[k] * unit[k]);
    split.train.deviation.push_back(deviation[k] * unit[k]);
  }
}

}  // namespace focalgrad::experiment
