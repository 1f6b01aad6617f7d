#include "tensor/error.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace focalgrad {

namespace {

/// The fewest digits from which the number can be read again.
template <class Number>
std::string digits(Number number, bool plain) {
#ifdef __cpp_lib_to_chars
  char text[32];
  char* const end = text + sizeof text;
  return {text, (plain ? std::to_chars(text, end, number, std::chars_format::fixed)
                       : std::to_chars(text, end, number))
                    .ptr};
#else  // Emscripten's library
  for (int precision = 1;; ++precision) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*g", precision, static_cast<double>(number));
    if (precision >= 17 || static_cast<Number>(std::strtod(text, nullptr)) == number) {
      const std::string_view made = text;
      if (!plain || made.find('e') == std::string_view::npos) return text;
      std::snprintf(text, sizeof text, "%.0f", static_cast<double>(number));  // %g writes 20 as 2e+01
      return text;
    }
  }
#endif
}

template <class Number>
std::string shortest(Number number) {
  // The sign of either means nothing to a reader.
  if (std::isnan(number)) return "nan";
  if (number == 0) return "0";
  const Number size = std::abs(number);
  std::string result = digits(number, size >= Number(1e-4) && size < Number(1e7));
  // C writes 1e+30 and 1e-05, a person 1e30 and 1e-5.
  if (std::size_t at = result.find('e'); at != std::string::npos) {
    if (result[++at] == '+') result.erase(at, 1);
    if (result[at] == '-') ++at;
    if (result[at] == '0') result.erase(at, 1);
  }
  return result;
}

std::string without_zero_bytes(std::string text) {
  for (std::size_t at = 0; (at = text.find('\0', at)) != std::string::npos;) text.replace(at, 1, "\\x00");
  return text;
}

}  // namespace

Error::Error(const Line& line, std::string_view operation, std::initializer_list<Part> what)
    : Error([&] {
        std::string message = to_string(line) + ": " + std::string(operation) + ": ";
        for (const Part& part : what) message += part.text(part.what);
        return message;
      }()) {}
Error::Error(const std::string& message) : std::runtime_error(without_zero_bytes(message)) {}

std::string to_string(const Line& line) {
  const std::string_view path = line.file;
  const auto folders = path.find_last_of("/\\");
  const auto name = folders == std::string_view::npos ? path : path.substr(folders + 1);
  return std::string(name) + ":" + std::to_string(line.number);
}

std::string to_string(double number) { return shortest(number); }
std::string to_string(float number) { return shortest(number); }

}  // namespace focalgrad
