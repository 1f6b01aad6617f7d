// Names and numbers put into a text as they are: what sentence.hpp does with formats, small enough for a web
// page.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

using Fillings = std::initializer_list<std::string_view>;

/// The text with the next filling in place of each {}, or that of the number in {1}.
std::string fill(std::string_view text, Fillings fillings);
/// The same in each language.
Sentence fill(const Text& text, Fillings fillings);

/// The texts with another between them.
std::string join(const std::vector<std::string>& texts, std::string_view between);

}  // namespace focalgrad::experiment
