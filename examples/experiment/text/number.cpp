#include "examples/experiment/text/number.hpp"

#include <algorithm>
#include <cmath>

namespace focalgrad::experiment {

#ifndef __cpp_lib_to_chars
// By JavaScript (examples/playground/web/engine.js), since C's strtod is large.  NaN where it is no number.
extern "C" double read_number_text(const char* text, std::size_t size);

std::optional<double> read_double(std::string_view text) {
  const double value = read_number_text(text.data(), text.size());
  return std::isnan(value) ? std::nullopt : std::optional(value);
}
#endif

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
