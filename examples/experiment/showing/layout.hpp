// Text in the columns of a terminal.
#pragma once

#include <cstddef>
#include <string>

namespace focalgrad::experiment {

/// How many columns a UTF-8 text takes: two for a Chinese, Japanese or Korean character, one for any other.
std::size_t columns(const std::string& text);

/// With blanks before it, or behind it, so that it takes `width` columns.
std::string pad(const std::string& text, std::size_t width, bool left = false);

/// The words of a text in lines of 100 columns, those after the first set in by `indent`.
std::string wrapped(const std::string& text, std::size_t indent = 0);

}  // namespace focalgrad::experiment
