#include "examples/experiment/text/fill.hpp"

namespace focalgrad::experiment {

std::string fill(std::string_view text, Fillings fillings) {
  std::string filled;
  for (std::size_t next = 0;; ++next) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) return filled;
    const bool numbered = text[open + 1] != '}';
    filled += fillings.begin()[numbered ? static_cast<std::size_t>(text[open + 1] - '0') : next];
    text.remove_prefix(text.find('}', open) + 1);
  }
}

Sentence fill(const Text& text, Fillings fillings) {
  return {fill(text.english, fillings), fill(text.chinese, fillings)};
}

std::string join(const std::vector<std::string>& texts, std::string_view between) {
  std::string joined;
  for (const std::string& text : texts) {
    if (&text != &texts.front()) joined += between;
    joined += text;
  }
  return joined;
}

}  // namespace focalgrad::experiment
