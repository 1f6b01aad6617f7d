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

std::string in_both(const std::string& english, const std::string& chinese, const std::string& tag) {
  if (english == chinese && tag == "span") return escaped(english);
  return fmt::format("<{0} lang=\"en\">{1}</{0}><{0} lang=\"zh-Hans\">{2}</{0}>", tag, escaped(english),
                     escaped(chinese));
}

}  // namespace focalgrad::experiment
