#include "examples/experiment/keeping/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

/// Whether the open file is the one at the path: its last holder may have taken it away meanwhile.
bool stands_at(int file, const std::string& path) {
  struct stat mine = {}, there = {};
  return fstat(file, &mine) == 0 && stat(path.c_str(), &there) == 0 && mine.st_ino == there.st_ino;
}

}  // namespace

FolderLock::FolderLock(const std::string& folder) : path_(folder + "/lock") {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(folder + " cannot be made: " + error.message() + "; choose another folder with --out");
  do {
    if (file_ >= 0) close(file_);
    file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file_ < 0) throw Error(path_ + " cannot be written: " + std::generic_category().message(errno));
    // Any other error: a file system that has no locks, so that one does without.
    if (flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      close(file_);
      std::string process;
      read_file(path_, process);
      throw Error(folder + " is in use by process " + process +
                  "; wait until that ends, or choose another folder with --out");
    }
  } while (!stands_at(file_, path_));
  const std::string process = std::to_string(getpid());
  if (ftruncate(file_, 0) == 0 && write(file_, process.data(), process.size()) < 0) {
    // A full disk: the number is for a message only, and the run says itself what cannot be written.
  }
}

FolderLock::~FolderLock() {
  if (stands_at(file_, path_)) unlink(path_.c_str());  // while it is held, so that it is nobody else's
  close(file_);
}

}  // namespace focalgrad::experiment
