#include "examples/experiment/data/equal_rows.hpp"

#include <algorithm>
#include <unordered_map>

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

}  // namespace focalgrad::experiment
