// The language that a person is spoken to in: English or Chinese, as --lang or else the environment asks for.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace focalgrad::examples {

enum class Language { english, chinese };

/// "zh_CN.UTF-8" is Chinese.
inline std::optional<Language> language_in(std::string_view locale) {
  const std::string_view name = locale.substr(0, locale.find_first_of("_-.@"));
  if (name == "zh") return Language::chinese;
  if (name == "en" || name == "C" || name == "POSIX") return Language::english;
  return std::nullopt;
}

/// The language of an environment, as gettext reads it: the first of LC_ALL, LC_MESSAGES and LANG that is set
/// is the locale; unless that is C or POSIX, LANGUAGE comes before it, a list with : between its entries.
/// The first entry that is English or Chinese counts; English where there is none.  variable: std::getenv.
template <class Variable>
Language language_of(const Variable& variable) {
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

/// The language that --lang asks for, else that of the environment; known before anything else of the command
/// line, since --help and what is wrong with the rest are to be said in it.
inline Language spoken(int argc, const char* const* argv) {
  std::optional<Language> asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) asked = language_in(argv[i + 1]);
    if (word.starts_with("--lang=")) asked = language_in(word.substr(7));
  }
  return asked.value_or(language_of([](const char* name) { return std::getenv(name); }));
}

/// Chooses between two texts: const Say say(argc, argv); then say("two values", "两个值").  Takes --lang out
/// of the command line; another option, or another language, ends the program.
class Say {
 public:
  Say(int& argc, char** argv) : language_(spoken(argc, argv)) {
    int left = 1;
    for (int i = 1; i < argc; ++i) {
      const std::string_view word = argv[i], value = i + 1 < argc ? argv[i + 1] : "";
      if (word == "--lang=en" || word == "--lang=zh") continue;
      if (word == "--lang" && (value == "en" || value == "zh"))
        ++i;
      else if (word.starts_with("--"))
        std::fprintf(stderr,
                     (*this)("%s: the only option is --lang en or --lang zh\n",
                             "%s：选项只有 --lang en 或 --lang zh\n"),
                     argv[i]),
            std::exit(2);
      else
        argv[left++] = argv[i];
    }
    argc = left;
  }

  /// The attribute lets g++ check both texts where they are printf's formats.
  [[gnu::format_arg(2), gnu::format_arg(3)]] const char* operator()(const char* english,
                                                                    const char* chinese) const {
    return language_ == Language::english ? english : chinese;
  }

 private:
  Language language_;
};

}  // namespace focalgrad::examples
