// The languages that people are spoken to in.
#pragma once

#include <string>

namespace focalgrad::experiment {

enum class Language { english, chinese };

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
