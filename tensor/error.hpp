// Errors that name the line the user wrote.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace focalgrad {

/// A place in the caller's source. As a last parameter `Line line = {}` it holds the caller's own line
/// (std::source_location does not exist in clang 14 and Emscripten 3.1).
struct Line {
  constexpr Line(const char* source = __builtin_FILE(), unsigned at = __builtin_LINE())
      : file(source), number(at) {}
  const char* file;
  unsigned number;
};

/// What the user called, and where: errors name both.
struct Caller {
  std::string_view operation;
  Line line;
};

/// "mlp.cpp:42": the file's name without its folders, and the line.
std::string to_string(const Line& line);
/// "0.25", "1e30", "nan": the shortest text that reads back to the same number.
std::string to_string(double number);
std::string to_string(float number);

/// What the caller got wrong: `mlp.cpp:42: matmul: inner sizes differ: …`, then the way out.
class Error : public std::runtime_error {
 public:
  /// What is wrong in parts: texts, numbers, and whatever has a to_string().
  template <class... Parts>
  Error(const Line& line, std::string_view operation, const Parts&... what)
      : Error(to_string(line) + ": " + std::string(operation) + ": " + (... + text(what))) {}
  template <class... Parts>
  explicit Error(const Caller& caller, const Parts&... what)
      : Error(caller.line, caller.operation, what...) {}
  /// A zero byte, at which what() would end, is shown as \x00.
  explicit Error(const std::string& message);

 private:
  template <class Part>
  static std::string text(const Part& part) {
    if constexpr (std::is_convertible_v<const Part&, std::string_view>)
      return std::string(std::string_view(part));
    else if constexpr (std::is_integral_v<Part>)
      return std::to_string(part);
    else
      return to_string(part);
  }
};

}  // namespace focalgrad
