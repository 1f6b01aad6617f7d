#include "tensor/error.hpp"

#include <charconv>
#include <cmath>

namespace focalgrad {

namespace {

#ifndef __cpp_lib_to_chars
// Emscripten's library has none for these, and its printf is large: JavaScript writes the same digits
// (examples/playground/web/engine.js).  How many characters.
extern "C" std::size_t write_number_text(char* text, double number, int figures);
#endif

/// The fewest digits from which the number can be read again, or so many figures.
template <class Number>
std::string digits(Number number, int figures) {
  char text[32];
#ifdef __cpp_lib_to_chars
  const Number size = std::abs(number);
  const bool plain = size >= Number(1e-4) && size < Number(1e7);
  char* const end = text + sizeof text;
  return {text, (figures ? std::to_chars(text, end, number, std::chars_format::general, figures)
                 : plain ? std::to_chars(text, end, number, std::chars_format::fixed)
                         : std::to_chars(text, end, number))
                    .ptr};
#else
  return {text, write_number_text(text, static_cast<double>(number), figures)};
#endif
}

template <class Number>
std::string written(Number number, int figures = 0) {
  // The sign of either means nothing to a reader.
  if (std::isnan(number)) return "nan";
  if (number == 0) return "0";
  std::string result = digits(number, figures);
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

std::string to_string(double number) { return written(number); }
std::string to_string(float number) { return written(number); }
std::string to_string(double number, int figures) { return written(number, figures); }

}  // namespace focalgrad
