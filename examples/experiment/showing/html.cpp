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

std::string html_table(const std::string& id, const std::string& caption, const std::string& corner,
                       const std::string& head, const std::string& body) {
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{0}\"><table><caption "
      "id=\"{0}\">{1}</caption>\n<thead><tr><th scope=\"col\">{2}</th>{3}</tr></thead>\n"
      "<tbody>\n{4}</tbody></table></div>\n",
      id, caption, corner, head, body);
}

std::string filled(std::string_view page, const std::map<std::string_view, std::string>& texts) {
  std::string made;
  for (;;) {
    const std::size_t mark = page.find("{{");
    made += page.substr(0, mark);
    if (mark == std::string_view::npos) return made;
    page.remove_prefix(mark + 2);
    const std::size_t end = page.find("}}");
    const auto text = texts.find(page.substr(0, end));
    if (text != texts.end()) page.remove_prefix(end + 2);
    made += text == texts.end() ? "{{" : text->second;
  }
}

std::string in_script(const std::string& json) {
  std::string safe;
  for (const char c : json) safe += c == '<' ? "\\u003c" : std::string(1, c);
  return safe;
}

}  // namespace focalgrad::experiment
