#include "examples/experiment/showing/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string>

namespace focalgrad::experiment {

Progress::Progress(std::size_t total) : total_(total), terminal_(isatty(STDERR_FILENO) != 0) {}

void Progress::advance() {
  const std::scoped_lock lock(mutex_);
  ++done_;
  draw(static_cast<double>(done_) / static_cast<double>(total_));
}

void Progress::show(double share) {
  const std::scoped_lock lock(mutex_);
  draw(share);
}

void Progress::draw(double share) {
  const auto now = Clock::now();
  if (!terminal_ || now - start_ < std::chrono::seconds(1) || now - drawn_ < std::chrono::milliseconds(100))
    return;
  drawn_ = now;
  const double left = std::chrono::duration<double>(now - start_).count() * (1 - share) / share;
  const auto filled = static_cast<std::size_t>(40 * share);
  std::string text;
  for (std::size_t i = 0; i < 40; ++i) text += i < filled ? "━" : "╌";
  fmt::print(stderr, "\r\033[K{} {:3.0f} %  −{}:{:02}", text, 100 * share, static_cast<int>(left) / 60,
             static_cast<int>(left) % 60);
  std::fflush(stderr);
  shown_ = true;
}

void Progress::clear() {
  const std::scoped_lock lock(mutex_);
  if (!shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace focalgrad::experiment
