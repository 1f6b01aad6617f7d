// Whether two models hold the same numbers.
#pragma once

#include <algorithm>
#include <vector>

#include "tensor/files/safetensors.hpp"

namespace focalgrad::tests {

inline bool same_bits(const std::vector<NamedTensor>& a, const std::vector<NamedTensor>& b) {
  bool same = a.size() == b.size();
  for (std::size_t k = 0; same && k < a.size(); ++k)
    same = a[k].name == b[k].name && std::equal(a[k].value.begin(), a[k].value.end(), b[k].value.begin());
  return same;
}

}  // namespace focalgrad::tests
