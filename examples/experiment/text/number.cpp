#include "examples/experiment/text/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace focalgrad::experiment {

#ifndef __cpp_lib_to_chars
std::optional<double> read_double(std::string_view text) {
  constexpr std::string_view of_numbers = "+-.0123456789eE", infinite = "infinity";
  const std::string_view size = text.substr(text.starts_with('-') ? 1 : 0);
  const bool has_digits = !size.empty() && size.front() != '+' && size.front() != '-' &&
                          size.find_first_not_of(of_numbers) == std::string_view::npos;
  if (!has_digits && size != "inf" && size != infinite && size != "nan") return std::nullopt;
  const std::string whole(text);
  char* end = nullptr;
  const double value = std::strtod(whole.c_str(), &end);
  const bool too_large = has_digits && std::isinf(value);
  if (end != whole.c_str() + whole.size() || too_large) return std::nullopt;
  return value;
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
