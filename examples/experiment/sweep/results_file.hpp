// What is done of a sweep: a line a finished training.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "examples/experiment/keeping/folder_lock.hpp"
#include "examples/experiment/sweep/grid.hpp"

namespace focalgrad::experiment {

/// The results file: a header, and a line a finished trial, written as soon as it is there; in order at the
/// end.
class SweepFile {
 public:
  /// What the header names: first the trial's negatives, seed, learning rate and loss, then what was
  /// measured.  Its last column is each line's checksum.
  static const std::vector<std::string>& columns();
  static constexpr std::size_t key_columns = 4;

  /// Opens or goes on with FOLDER/sweep.csv.  A last line that a kill cut off is taken away.
  /// Throws Error: it cannot be read or written; it is another sweep's (FOLDER/sweep.json), or a line was
  /// altered; another process writes it.
  SweepFile(std::string folder, const Grid& grid);

  bool has(const Trial& trial) const;
  /// The grid's trials that it does not have yet.
  std::vector<Trial> left() const;
  /// Adds a line that has all columns but the checksum.  Throws Error: it cannot be written.
  void add(const std::string& measured);
  /// Puts the lines in the order of their trials, so that the file does not say which was finished first.
  /// Throws Error: it cannot be written.
  void sort();
  /// A metric of a trial by its name in the header; NaN when it diverged or is not there.
  double value(const Trial& trial, const std::string& metric) const;

  const std::string& folder() const { return folder_; }

 private:
  std::string key(const Trial& trial) const;
  void take(const std::string& line);
  std::string folder_;
  FolderLock lock_;
  const Grid& grid_;
  std::map<std::string, std::vector<std::string>> rows_;
};

}  // namespace focalgrad::experiment
