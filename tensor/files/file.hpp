// Whole files: read at once, and written so that a reader never sees half of one.
#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace focalgrad {

/// Writes `content` beside `path`, then renames it: the file is whole or as it was.  Gives the system's
/// reason when that fails (no such folder, no rights, the disk is full); nothing is left behind then.
std::error_code write_file(const std::string& path, std::string_view content);

/// The same for what `content` writes into the file it is given, until that has an error (std::ferror).
std::error_code write_file(const std::string& path, const std::function<void(std::FILE*)>& content);

/// Puts all of a file into `content`.  Gives the system's reason when that fails.
std::error_code read_file(const std::string& path, std::string& content);

}  // namespace focalgrad
