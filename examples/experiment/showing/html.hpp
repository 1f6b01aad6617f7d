// Text as HTML.
#pragma once

#include <string>

namespace focalgrad::experiment {

/// Safe in an element and inside quotes.
std::string escaped(const std::string& text);

/// No line ends beside a ± or before a %.
std::string unbroken(std::string text);

/// Both languages, of which the page shows one.  tag: the element around each.
std::string in_both(const std::string& english, const std::string& chinese, const std::string& tag = "span");

}  // namespace focalgrad::experiment
