#include "examples/experiment/command/spoken.hpp"

#include <cstdlib>
#include <optional>
#include <string_view>

namespace focalgrad::experiment {

namespace {

/// "zh_CN.UTF-8" is Chinese.
std::optional<Language> language_in(std::string_view locale) {
  const std::string_view name = locale.substr(0, locale.find_first_of("_-.@"));
  if (name == "zh") return Language::chinese;
  if (name == "en" || name == "C" || name == "POSIX") return Language::english;
  return std::nullopt;
}

}  // namespace

Language language_of(const std::function<const char*(const char*)>& variable) {
  const auto text = [&](const char* name) {
    const char* const value = variable(name);
    return std::string_view(value ? value : "");
  };
  std::string_view locale;
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (locale.empty()) locale = text(name);
  if (locale.empty() || locale == "POSIX" || locale.substr(0, locale.find('.')) == "C")
    return Language::english;
  for (std::string_view list = text("LANGUAGE"); !list.empty();) {
    const std::size_t end = list.find(':');
    if (const auto found = language_in(list.substr(0, end))) return *found;
    list = end == std::string_view::npos ? "" : list.substr(end + 1);
  }
  return language_in(locale).value_or(Language::english);
}

Language spoken(int argc, const char* const* argv) {
  std::optional<Language> asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) asked = language_in(argv[i + 1]);
    if (word.starts_with("--lang=")) asked = language_in(word.substr(7));
  }
  return asked.value_or(language_of([](const char* name) { return std::getenv(name); }));
}

}  // namespace focalgrad::experiment
