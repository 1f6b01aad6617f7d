// What is said to people, in each language.
#pragma once

#include <string>

#include "examples/language.hpp"

namespace focalgrad::experiment {

using examples::Language;

/// The same said in each.
struct Text {
  const char *english, *chinese;
  const char* in(Language language) const { return language == Language::english ? english : chinese; }
};

/// The same, with numbers and names put in (sentence.hpp).
struct Sentence {
  std::string english, chinese;
  const std::string& in(Language language) const { return language == Language::english ? english : chinese; }
};

}  // namespace focalgrad::experiment
