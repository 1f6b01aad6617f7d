// Errors that name the line the user wrote.
#pragma once

#include <initializer_list>
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
/// "0.3333", "1.235e5": in so many figures at most.
std::string to_string(double number, int figures);

/// What the caller got wrong: `mlp.cpp:42: matmul: inner sizes differ: …`, then the way out.
class Error : public std::runtime_error {
 public:
  /// What is wrong in parts: texts, numbers, and whatever has a to_string().
  template <class... Parts>
  Error(const Line& line, std::string_view operation, const Parts&... what)
      : Error(line, operation, {part(what)...}) {}
  template <class... Parts>
  explicit Error(const Caller& caller, const Parts&... what)
      : Error(caller.line, caller.operation, what...) {}
  /// A zero byte, at which what() would end, is shown as \x00.
  explicit Error(const std::string& message);

 private:
  /// A part, and how it is written: the parts are joined in one place, and what throws stays short.
  struct Part {
    const void* what;
    std::string (*text)(const void* what);
  };
  Error(const Line& line, std::string_view operation, std::initializer_list<Part> what);

  static Part part(const char* text) {
    return {text, [](const void* what) { return std::string(static_cast<const char*>(what)); }};
  }
  template <class What>
  static Part part(const What& what) {
    return {&what, [](const void* any) {
              const What& given = *static_cast<const What*>(any);
              if constexpr (std::is_convertible_v<const What&, std::string_view>)
                return std::string(std::string_view(given));
              else if constexpr (std::is_integral_v<What>)
                return std::to_string(given);
              else
                return to_string(given);
            }};
  }
};

}  // namespace focalgrad
