#include "examples/language.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace focalgrad::examples;

namespace {

Language spoken_with(const std::map<std::string, const char*>& environment) {
  return language_of([&](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? nullptr : found->second;
  });
}

}  // namespace

TEST_CASE("The environment's language is found as gettext finds it") {
  using enum Language;
  CHECK(spoken_with({}) == english);
  CHECK(spoken_with({{"LANG", "zh_CN.UTF-8"}}) == chinese);
  CHECK(spoken_with({{"LANG", "zh"}, {"LC_MESSAGES", "en_US.UTF-8"}}) == english);
  CHECK(spoken_with({{"LC_ALL", "zh-Hans"}, {"LC_MESSAGES", "en_US"}, {"LANG", "en_US"}}) == chinese);
  CHECK(spoken_with({{"LC_ALL", ""}, {"LANG", "zh_TW@x"}}) == chinese);
  CHECK(spoken_with({{"LANG", "fr_FR.UTF-8"}, {"LANGUAGE", "fr:zh_CN:en"}}) == chinese);
  CHECK(spoken_with({{"LANG", "zh_CN.UTF-8"}, {"LANGUAGE", "en:zh"}}) == english);
  CHECK(spoken_with({{"LANG", "zh_CN.UTF-8"}, {"LANGUAGE", "fr"}}) == chinese);
  CHECK(spoken_with({{"LANG", "C.UTF-8"}, {"LANGUAGE", "zh"}}) == english);
  CHECK(spoken_with({{"LC_ALL", "POSIX"}, {"LANG", "zh_CN"}}) == english);
  CHECK(spoken_with({{"LANG", "zhuang"}}) == english);
}

TEST_CASE("--lang comes before the environment, the last before the first") {
  const auto with = [](std::initializer_list<const char*> words) {
    return spoken(static_cast<int>(words.size()), words.begin());
  };
  CHECK(with({"compare", "--steps", "3", "--lang", "zh", "--help"}) == Language::chinese);
  CHECK(with({"compare", "--lang=zh"}) == Language::chinese);
  CHECK(with({"compare", "--lang=zh", "--lang", "en"}) == Language::english);
}
