// The languages of the report.
#pragma once

namespace focalgrad::experiment {

enum class Language { english, chinese };

/// The same said in each.
struct Text {
  const char *english, *chinese;
  const char* in(Language language) const { return language == Language::english ? english : chinese; }
};

}  // namespace focalgrad::experiment
