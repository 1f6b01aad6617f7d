// A folder for what a test writes.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace focalgrad::tests {

/// Not there at first, and gone when it goes.
struct Folder {
  std::string path;
  explicit Folder(std::string name) : path(std::move(name)) { std::filesystem::remove_all(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

inline std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace focalgrad::tests
