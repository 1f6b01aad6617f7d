#include "examples/experiment/text/number.hpp"

#include <algorithm>

namespace focalgrad::experiment {

std::vector<std::string> cut(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(at, start), text.size());
    parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

}  // namespace focalgrad::experiment
