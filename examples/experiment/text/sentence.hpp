// Sentences with numbers and names in them, in both languages.
#pragma once

#include <fmt/format.h>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// Each of the text's languages as a format string for the same values.
template <class... Values>
Sentence filled_in(const Text& text, const Values&... values) {
  return {fmt::format(fmt::runtime(text.english), values...),
          fmt::format(fmt::runtime(text.chinese), values...)};
}

}  // namespace focalgrad::experiment
