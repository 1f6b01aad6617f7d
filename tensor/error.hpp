// Errors that name the line the user wrote.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace focalgrad {

/// A place in the caller's source. As a last parameter `Line line = {}` it holds the caller's own line
/// (std::source_location does not exist in clang 14 and Emscripten 3.1).
struct Line {
  constexpr Line(const char* source = __builtin_FILE(), unsigned at = __builtin_LINE())
      : file(source), number(at) {}
  const char* file;
  unsigned number;
};

/// "mlp.cpp:42": the file's name without its folders, and the line.
std::string to_string(const Line& line);

/// What the caller got wrong: `mlp.cpp:42: matmul: inner sizes differ: …`, then the way out.
class Error : public std::runtime_error {
 public:
  Error(const Line& line, std::string_view operation, std::string_view what);
  explicit Error(const std::string& message) : std::runtime_error(message) {}
};

}  // namespace focalgrad
