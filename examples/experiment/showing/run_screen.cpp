#include "examples/experiment/showing/run_screen.hpp"

#include <fmt/format.h>

#include "examples/experiment/showing/terminal.hpp"

namespace focalgrad::experiment {

void RunScreen::begin(std::size_t seeds_done, std::size_t steps_done) {
  const std::size_t steps = config_.steps * config_.seeds;
  if (steps_done > 0)
    fmt::print("{} of {} seeds and {} of {} steps are done\n\n", seeds_done, config_.seeds, steps_done,
               steps);
  print_block_head(stdout);
  std::fflush(stdout);
  bar_.emplace(steps - steps_done);
}

void RunScreen::show(const StepRecord& record) {
  bar_->clear();
  print_block(stdout, config_, record);
}

void RunScreen::end_of_first_seed() {
  if (config_.seeds == 1) return;
  bar_->clear();
  const std::size_t next = config_.seed + 1, last = config_.seed + config_.seeds - 1;
  fmt::print(
      "(That was seed {}; {} without a table.)\n", config_.seed,
      next == last ? fmt::format("seed {} follows", next) : fmt::format("seeds {} to {} follow", next, last));
  std::fflush(stdout);
}

}  // namespace focalgrad::experiment
