// What a run shows while it goes and when it is done.
#pragma once

#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>

#include "examples/experiment/summary.hpp"
#include "examples/experiment/tuning.hpp"

namespace focalgrad::experiment {

/// What is compared: data, model, training, losses.
void print_header(std::FILE* to, const Config& config, const SeedData& data, const std::string& folder);

/// The head of the table that print_block adds to.
void print_block_head(std::FILE* to);
/// One step: a line for each loss, with what its loss and its gradient are made of.
void print_block(std::FILE* to, const Config& config, const StepRecord& record);

/// The learning rates tried for each loss, and which were chosen.
void print_tuning(std::FILE* to, const Config& config, const std::vector<TunedRate>& tuned);

/// The tables over all seeds, each with the Bayes row, and what follows from them.
void print_summary(std::FILE* to, const Summary& summary);

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
