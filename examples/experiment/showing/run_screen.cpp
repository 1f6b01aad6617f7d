#include "examples/experiment/showing/run_screen.hpp"

#include <fmt/format.h>

#include "examples/experiment/showing/terminal.hpp"
#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

void RunScreen::begin(std::size_t seeds_done, std::size_t steps_done) {
  const std::size_t steps = config_.steps * config_.seeds;
  if (steps_done > 0)
    fmt::print("{}\n\n",
               filled_in({"{} of {} seeds and {} of {} steps are done", "已完成 {} / {} 个种子，{} / {} 步"},
                         seeds_done, config_.seeds, steps_done, steps)
                   .in(language_));
  print_block_head(stdout, language_);
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
  const Text text = next == last ? Text{"(That was seed {}; seed {} follows without a table.)",
                                        "（以上是种子 {}；接下来是种子 {}，不再列表。）"}
                                 : Text{"(That was seed {}; seeds {} to {} follow without a table.)",
                                        "（以上是种子 {}；接下来是种子 {} 到 {}，不再列表。）"};
  fmt::print("{}\n", filled_in(text, config_.seed, next, last).in(language_));
  std::fflush(stdout);
}

}  // namespace focalgrad::experiment
