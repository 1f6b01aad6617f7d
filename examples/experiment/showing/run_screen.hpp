// A run on the terminal: the first seed's table, and a bar below it.
#pragma once

#include <optional>

#include "examples/experiment/keeping/run_into.hpp"
#include "examples/experiment/showing/progress_bar.hpp"
#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

class RunScreen : public Screen {
 public:
  RunScreen(const Config& config, Language language) : config_(config), language_(language) {}
  void begin(std::size_t seeds_done, std::size_t steps_done) override;
  void advance() override { bar_->advance(); }
  void show(const StepRecord& record) override;
  void end_of_first_seed() override;

 private:
  const Config& config_;
  Language language_;
  std::optional<Progress> bar_;  // from begin on
};

}  // namespace focalgrad::experiment
