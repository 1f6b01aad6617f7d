#include "tests/fuzz/harness.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tensor/files/file.hpp"

namespace focalgrad::fuzz {

namespace {

namespace fs = std::filesystem;

struct OwnFolder {
  fs::path path = fs::temp_directory_path() / ("focalgrad-fuzz-" + std::to_string(getpid()));
  OwnFolder() { fs::create_directories(path); }
  ~OwnFolder() { fs::remove_all(path); }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
};

}  // namespace

const Harness* find(const std::string& name) {
  for (const Harness& each : harnesses())
    if (each.name == name) return &each;
  return nullptr;
}

void promise(bool kept, const std::string& what) {
  if (kept) return;
  std::fprintf(stderr, "a promise is not kept: %s\n", what.c_str());
  std::abort();
}

void promise_clear(const std::string& message, const std::string& bytes) {
  promise(message.size() > 10, "the message is '" + message + "'");
  for (const char* foreign : {"json.exception", "basic_string", "vector::", "stoul", "stod", "std::"})
    if (bytes.find(foreign) == std::string::npos)
      promise(message.find(foreign) == std::string::npos, "the message is a library's: " + message);
}

std::string at(const std::string& name) {
  static const OwnFolder folder;
  return (folder.path / name).string();
}

std::string file_of(const std::string& name, const std::string& bytes) {
  std::string path = at(name);
  promise(!write_file(path, bytes), path + " can be written");
  return path;
}

std::string bytes_of(const std::string& path) {
  std::string bytes;
  promise(!read_file(path, bytes), path + " can be read");
  return bytes;
}

}  // namespace focalgrad::fuzz
