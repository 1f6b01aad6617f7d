#include "tensor/error.hpp"

#include <cstdio>

namespace focalgrad {

std::string to_string(const Line& line) {
  const std::string_view path = line.file;
  const auto folders = path.find_last_of("/\\");
  const auto name = folders == std::string_view::npos ? path : path.substr(folders + 1);
  return std::string(name) + ":" + std::to_string(line.number);
}

std::string to_string(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", number);
  return text;
}

}  // namespace focalgrad
