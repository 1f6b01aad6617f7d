// A learning rate for each loss: the same few for all, chosen where the results are not measured.
#pragma once

#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include "examples/experiment/config.hpp"
#include "examples/experiment/language.hpp"

namespace focalgrad::experiment {

struct TunedRate {
  std::vector<double> average_precision;  ///< on the validation part, one a rate; NaN where training diverged
  double chosen = 0;
};

/// How many seeds rates are chosen by: those that follow the seeds of the results, so that no data is shared.
inline constexpr std::size_t tuning_seeds = 3;

/// Trains each loss with each of config.learning_rates on those seeds, and takes the rate with the largest
/// mean average precision on their validation parts, the smallest of equal ones.  One entry a loss; empty
/// when stopped.  The trainings are a sweep (sweep.hpp) in `folder`, so that after a kill those that are done
/// stay done; on_trial is called after each.  Throws Error: every rate of a loss diverged.
std::vector<TunedRate> tune(const Config& config, const std::string& folder, std::size_t jobs,
                            const volatile std::sig_atomic_t& stop, const std::function<void()>& on_trial);

/// A sentence with the losses whose choice is the smallest or the largest rate tried, so that a wider grid
/// might serve them better; empty when there is none, or fewer than two rates.
std::string edge_of_grid(const Config& config, const std::vector<TunedRate>& tuned,
                         Language language = Language::english);

}  // namespace focalgrad::experiment
