// How far a long work is, on the terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace focalgrad::experiment {

/// A bar with the time left, on standard error; nothing where that is no terminal, or until a second has
/// passed.
class Progress {
 public:
  explicit Progress(std::size_t total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Any thread's: one of the total more, or the share that is done.
  void advance();
  void show(double share);
  /// Takes the bar away, so that something else can be printed; the next advance() brings it back.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void draw(double share);
  std::mutex mutex_;
  std::size_t total_, done_ = 0;
  bool shown_ = false, terminal_;
  Clock::time_point start_ = Clock::now(), drawn_ = start_;
};

}  // namespace focalgrad::experiment
