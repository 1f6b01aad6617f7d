// A learning rate for each loss: the same few for all, chosen where the results are not measured.
#pragma once

#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include "examples/experiment/findings/tuned_rate.hpp"
#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// Trains each loss with each of config.learning_rates on those seeds, and takes the rate with the largest
/// mean average precision on their validation parts, the smallest of equal ones.  One entry a loss; empty
/// when stopped.  The trainings are a sweep (results_file.hpp) in `folder`, so that after a kill those that
/// are done stay done; on_trial is called after each.  Throws Error: every rate of a loss diverged.
std::vector<TunedRate> tune(const Config& config, const std::string& folder, std::size_t jobs,
                            const volatile std::sig_atomic_t& stop, const std::function<void()>& on_trial);

}  // namespace focalgrad::experiment
