// Does training blow up without the prior start?  (Lin et al. 2017, section 3.3)
#pragma once

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "examples/experiment/showing/chart.hpp"
#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// Trains cross-entropy and focal loss, by the config's optimiser and by plain gradient descent, each from
/// the prior start and from a bias of 0; prints what their first steps lose, from which step the second keeps
/// up, and how many trainings blew up; draws and gives their losses over the steps.  Empty when stopped.
std::vector<Picture> prior_start(std::FILE* to, const Config& config, const std::string& folder,
                                 std::size_t jobs, const volatile std::sig_atomic_t& stop,
                                 Language language = Language::english);

}  // namespace focalgrad::experiment
