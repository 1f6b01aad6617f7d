#include "tensor/error.hpp"

namespace focalgrad {

std::string to_string(const Line& line) {
  const std::string_view path = line.file;
  const auto folders = path.find_last_of("/\\");
  const auto name = folders == std::string_view::npos ? path : path.substr(folders + 1);
  return std::string(name) + ":" + std::to_string(line.number);
}

Error::Error(const Line& line, std::string_view operation, std::string_view what)
    : std::runtime_error(to_string(line) + ": " + std::string(operation) + ": " + std::string(what)) {}

}  // namespace focalgrad
