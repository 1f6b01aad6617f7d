#include "examples/experiment/data/dataset.hpp"

#include <algorithm>

namespace focalgrad::experiment {

std::size_t Dataset::positives() const {
  return static_cast<std::size_t>(std::count(labels.begin(), labels.end(), char(1)));
}

Dataset Dataset::rows(std::span<const std::size_t> chosen) const {
  const std::size_t width = inputs.shape()[1];
  Dataset part{Tensor(Dims{chosen.size(), width}), {}, {}, features};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    std::copy_n(inputs.data() + chosen[i] * width, width, part.inputs.data() + i * width);
    part.labels.push_back(labels[chosen[i]]);
    if (!posterior.empty()) part.posterior.push_back(posterior[chosen[i]]);
    if (!numbers.empty()) part.numbers.push_back(numbers[chosen[i]]);
    if (!groups.empty()) part.groups.push_back(groups[chosen[i]]);
  }
  return part;
}

}  // namespace focalgrad::experiment
