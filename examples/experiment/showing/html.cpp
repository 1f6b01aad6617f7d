#include "examples/experiment/showing/html.hpp"

#include <fmt/format.h>

namespace focalgrad::experiment {

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text)
    safe += c == '&'   ? "&amp;"
            : c == '<' ? "&lt;"
            : c == '>' ? "&gt;"
            : c == '"' ? "&quot;"
                       : std::string(1, c);
  return safe;
}

std::string unbroken(std::string text) {
  for (const auto& [breaks, stays] : {std::pair{" ± ", "\u00a0±\u00a0"}, {" %", "\u00a0%"}})
    for (std::size_t at = 0; (at = text.find(breaks, at)) != std::string::npos;)
      text.replace(at, std::string_view(breaks).size(), stays);
  return text;
}

std::string in_both(const std::string& english, const std::string& chinese, const std::string& tag) {
  if (english == chinese && tag == "span") return unbroken(escaped(english));
  return fmt::format("<{0} lang=\"en\">{1}</{0}><{0} lang=\"zh-Hans\">{2}</{0}>", tag,
                     unbroken(escaped(english)), unbroken(escaped(chinese)));
}

}  // namespace focalgrad::experiment
