// Text as HTML.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// Safe in an element and inside quotes.
std::string escaped(const std::string& text);

/// No line ends beside a ± or before a %.
std::string unbroken(std::string text);

/// Both languages, of which the page shows one.  tag: the element around each.
std::string in_both(const std::string& english, const std::string& chinese, const std::string& tag = "span");
inline std::string in_both(const Text& text) { return in_both(text.english, text.chinese); }
inline std::string in_both(const Sentence& text) { return in_both(text.english, text.chinese); }

/// A table that may be wider than the page: a region of its own that scrolls, also by the keyboard.  corner:
/// what the rows are of.  All but id is HTML.
std::string html_table(const std::string& id, const std::string& caption, const std::string& corner,
                       const std::string& head, const std::string& body);

/// A page with a text for each {{mark}}, in one pass: what a text holds is not taken for a mark.  The page's
/// own scripts may have braces too.
std::string filled(std::string_view page, const std::map<std::string_view, std::string>& texts);

/// JSON that a script element can hold: `</script>` and `<!--` would end or change it.
std::string in_script(const std::string& json);

}  // namespace focalgrad::experiment
