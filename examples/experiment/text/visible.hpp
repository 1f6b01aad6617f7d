// Text from files and command lines as it may stand in a terminal, a picture or a message.
#pragma once

#include <string>
#include <string_view>

namespace focalgrad::experiment {

/// The text with what a reader would not see, or would see elsewhere, written out: control characters and
/// bytes that are no UTF-8 as \x1b, marks of the writing direction as \u202e.
std::string visible(std::string_view text);

/// The same with its line ends, and cut after 2000 bytes: for a message.
std::string visible_message(std::string_view text);

/// The same in one line, and cut after 60 bytes: for a column, a cell or a value that a message names.
std::string visible_name(std::string_view text);

}  // namespace focalgrad::experiment
