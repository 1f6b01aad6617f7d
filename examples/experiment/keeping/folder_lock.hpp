// One process at a time writes to a folder.
#pragma once

#include <string>

namespace focalgrad::experiment {

/// Holds FOLDER/lock, a file with this process's number, for as long as it lives; of a process that is killed
/// the file stays, but nobody holds it.
class FolderLock {
 public:
  /// Makes the folder where it is missing.  Throws Error: it cannot be made or written to; another process
  /// holds it, naming that.
  explicit FolderLock(const std::string& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace focalgrad::experiment
