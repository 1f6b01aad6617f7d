// A file that is whole or not there.
#pragma once

#include <string>

namespace focalgrad::experiment {

/// Writes `content` beside `path` and renames it, so that the file is whole or not there.
/// Throws Error: it cannot be written (no such folder, no rights, the disk is full); nothing is left then.
void write_whole(const std::string& path, const std::string& content);

}  // namespace focalgrad::experiment
