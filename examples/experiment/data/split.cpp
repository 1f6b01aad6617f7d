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

/// Rows that go to one part.
struct Group {
  std::vector<std::size_t> rows;
  std::size_t positives = 0;
};

std::vector<Group> groups_of(const Dataset& data) {
  std::vector<Group> groups;
  std::map<std::size_t, std::size_t> place;
  for (std::size_t i = 0; i < data.size(); ++i) {
    std::size_t at = groups.size();
    if (!data.groups.empty()) at = place.emplace(data.groups[i], at).first->second;
    if (at == groups.size()) groups.emplace_back();
    groups[at].rows.push_back(i);
    groups[at].positives += data.labels[i] ? 1 : 0;
  }
  return groups;
}

/// How many rows of the class that a group is drawn for it has.
std::size_t weight(const Group& group) { return group.positives > 0 ? group.positives : group.rows.size(); }

/// Puts about the share of the groups' weight into the test part, one group at the least.
void deal(const std::vector<Group>& groups, double test_share, Generator& generator, SplitRows& parts) {
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  generator.shuffle(order);
  std::size_t all = 0, taken = 0;
  for (const Group& group : groups) all += weight(group);
  const auto share = static_cast<std::size_t>(std::lround(test_share * static_cast<double>(all)));
  const std::size_t wanted = std::clamp<std::size_t>(share, 1, std::max<std::size_t>(all, 2) - 1);
  std::vector<char> in_test(groups.size());
  for (const std::size_t k : order)
    if (taken + weight(groups[k]) <= wanted) in_test[k] = 1, taken += weight(groups[k]);
  if (taken == 0 && groups.size() > 1)
    in_test[*std::min_element(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return weight(groups[a]) < weight(groups[b]);
    })] = 1;
  for (const std::size_t k : order) {
    std::vector<std::size_t>& part = in_test[k] ? parts.test : parts.train;
    part.insert(part.end(), groups[k].rows.begin(), groups[k].rows.end());
  }
}

}  // namespace

SplitRows stratified_rows(const Dataset& data, double test_share, Generator& generator) {
  if (!(test_share > 0 && test_share < 1))
    throw Error(
        fill("the share of the test part is {}; it must be between 0 and 1", {to_string(test_share)}));
  std::array<std::vector<Group>, 2> of_class;
  for (Group& group : groups_of(data)) of_class[group.positives > 0 ? 1 : 0].push_back(std::move(group));
  SplitRows parts;
  for (const std::vector<Group>& groups : of_class) deal(groups, test_share, generator, parts);
  for (const char label : {char(0), char(1)})
    for (std::vector<std::size_t>* part : {&parts.train, &parts.test}) {
      std::sort(part->begin(), part->end());
      if (std::none_of(part->begin(), part->end(),
                       [&](std::size_t row) { return data.labels[row] == label; }))
        throw Error(fill("too few {}: 3 or more are needed, for training, validation and test",
                         {label ? "positives" : "negatives"}));
    }
  return parts;
}

Split stratified_split(const Dataset& data, double test_share, Generator& generator) {
  const SplitRows rows = stratified_rows(data, test_share, generator);
  return {data.rows(rows.train), data.rows(rows.test), {}};
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
