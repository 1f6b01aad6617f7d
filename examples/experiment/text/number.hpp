// Numbers as people and programs write them.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace focalgrad::experiment {

#ifndef __cpp_lib_to_chars
/// std::from_chars for double, which Emscripten's library lacks: no blank, plus or hexadecimal number.
std::optional<double> read_double(std::string_view text);
#endif

/// The number that the whole text is, with or without a plus before it; none when it is no number of that
/// type.
template <class Number>
std::optional<Number> read_number(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
#ifndef __cpp_lib_to_chars
  if constexpr (std::is_floating_point_v<Number>) {
    return read_double(text);
  } else
#endif
  {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }
}

/// The pieces of a text between the marks: one more than there are marks.
std::vector<std::string> cut(std::string_view text, char at);

}  // namespace focalgrad::experiment
