// What stands in place of lines that are to be written.
#pragma once

#include <stdexcept>
#include <string>

/// A question that nobody has answered yet.
struct Unfinished : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws Unfinished, naming the question.  It does not return, so it may stand where any value is wanted;
/// what the lines in its place will use is handed to it, so that the compiler does not call it unused.
template <class... Used>
[[noreturn]] void unfinished(const char* question, const Used&...) {
  throw Unfinished(std::string(question) + " is not written yet");
}
