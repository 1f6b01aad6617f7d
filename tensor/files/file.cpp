#include "tensor/files/file.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>

#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

namespace focalgrad {

namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

/// On the disk, not only in the system's memory: a power cut after the rename must not leave an empty file.
bool reaches_disk([[maybe_unused]] std::FILE* file) {
#if __has_include(<unistd.h>)
  return fsync(fileno(file)) == 0 || errno == EINVAL || errno == ENOTSUP;  // a pipe or a device has no disk
#else
  return true;
#endif
}

}  // namespace

std::error_code write_file(const std::string& path, std::string_view content) {
  return write_file(path, [&](std::FILE* file) { std::fwrite(content.data(), 1, content.size(), file); });
}

std::error_code write_file(const std::string& path, const std::function<void(std::FILE*)>& content) {
  const std::string beside = path + ".part";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  if (file == nullptr) return last_error();
  std::error_code error;
  content(file);
  if (std::ferror(file) || std::fflush(file) != 0 || !reaches_disk(file)) error = last_error();
  if (std::fclose(file) != 0 && !error) error = last_error();
  if (!error && std::rename(beside.c_str(), path.c_str()) != 0) error = last_error();
  if (error) std::remove(beside.c_str());
  return error;
}

std::error_code read_file(const std::string& path, std::string& content) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return last_error();
  content.clear();
  char block[1 << 16];
  while (const std::size_t n = std::fread(block, 1, sizeof block, file.get())) content.append(block, n);
  return std::ferror(file.get()) ? last_error() : std::error_code();
}

}  // namespace focalgrad
