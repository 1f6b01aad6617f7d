// A comparison that takes a moment.
#pragma once

#include <string>

#include "examples/experiment/training/config.hpp"

namespace focalgrad::tests {

inline experiment::Config small(const std::string& losses, std::size_t steps, std::size_t seeds) {
  experiment::Config config;
  config.positives = 20;
  config.negatives = 200;
  config.hidden = {8};
  config.steps = steps;
  config.batch = 32;
  config.seeds = seeds;
  config.losses = experiment::LossSpec::parse_list(losses);
  return config;
}

}  // namespace focalgrad::tests
