// The text of a file, whatever its compression and encoding.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace focalgrad::experiment {

class TextFile {
 public:
  /// path: a file, as it is or compressed by gzip; - is standard input.  Throws Error: it cannot be read.
  explicit TextFile(const std::string& path);
  ~TextFile();
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;

  /// The next megabyte or so as UTF-8, without a byte order mark; empty at the end.  The first block that is
  /// more than ASCII decides the encoding: UTF-8 where it is that, else by libuchardet.  Throws Error: it
  /// cannot be read; bytes that the encoding does not have.
  std::string_view next();

  std::size_t size() const;             ///< in bytes on the disk; 0 where nobody knows
  std::size_t done() const;             ///< how many of them are read
  bool compressed() const;              ///< known after next()
  const std::string& encoding() const;  ///< "ASCII" as long as it was

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether it is UTF-8.  Where it may be cut off, the last character may be half one.
bool is_utf8(std::string_view text, bool may_be_cut = false);

}  // namespace focalgrad::experiment
