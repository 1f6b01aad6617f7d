#include "examples/experiment/data/equal_rows.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "examples/experiment/text/fill.hpp"
#include "examples/experiment/text/fnv.hpp"

namespace focalgrad::experiment {

std::vector<std::size_t> first_equal_rows(const Tensor& inputs) {
  const std::size_t n = inputs.shape()[0], width = inputs.shape()[1];
  std::unordered_multimap<std::uint64_t, std::size_t> first_of;  // by the hash of their values
  first_of.reserve(n);
  std::vector<std::size_t> first(n);
  for (std::size_t row = 0; row < n; ++row) {
    const Scalar* const values = inputs.data() + row * width;
    Fnv hash;
    for (std::size_t k = 0; k < width; ++k) {
      const Scalar value = values[k] + Scalar(0);  // −0 is 0
      hash.add(&value, sizeof value);
    }
    first[row] = row;
    const auto [begin, end] = first_of.equal_range(hash.sum());
    for (auto other = begin; other != end; ++other)
      if (std::equal(values, values + width, inputs.data() + other->second * width))
        first[row] = other->second;
    if (first[row] == row) first_of.emplace(hash.sum(), row);
  }
  return first;
}

void keep_equal_rows_together(Table& table) {
  constexpr std::size_t fewest_groups = 6;
  const std::vector<std::size_t> first = first_equal_rows(table.data.inputs);
  std::array<std::set<std::size_t>, 2> of_class;
  std::size_t equal = 0;
  for (std::size_t row = 0; row < first.size(); ++row) {
    if (of_class[table.data.labels[row] ? 1 : 0].size() < fewest_groups)
      of_class[table.data.labels[row] ? 1 : 0].insert(first[row]);
    equal += first[row] == row ? 0 : 1;
  }
  if (equal == 0) return;
  const std::string some = std::to_string(equal), all = std::to_string(first.size());
  if (std::min(of_class[0].size(), of_class[1].size()) < fewest_groups) {
    table.notes.push_back(
        fill(Text{"{} of {} rows have the same features as another; since few are different, "
                  "equal rows stand on both sides of the splits, and what is measured is not "
                  "how well new ones are told apart",
                  "{1} 行中有 {0} 行与别的行特征完全相同；由于不同的行太少，相同的行会出现在"
                  "划分的两侧，测得的不是区分新样本的能力"},
             {some, all}));
    return;
  }
  table.data.groups = first;
  table.notes.push_back(
      fill(Text{"{} of {} rows have the same features as another; equal rows stay on one side of each split",
                "{1} 行中有 {0} 行与别的行特征完全相同；每次划分都把相同的行放在同一侧"},
           {some, all}));
}

}  // namespace focalgrad::experiment
