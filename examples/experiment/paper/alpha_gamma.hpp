// The table of alpha and gamma (Lin et al. 2017, table 1b).
#pragma once

#include <csignal>
#include <cstdio>
#include <vector>

#include "examples/experiment/keeping/run_folder.hpp"
#include "examples/experiment/showing/chart.hpp"
#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// Trains focal loss with every pair of five alphas and five gammas, over the config's seeds; prints, draws
/// and gives average precision, and F1 at 0.5 and at the threshold chosen on the validation part.  The
/// trainings are a sweep in the folder's parts, so that after a kill those that are done stay done.  Empty
/// when stopped.
std::vector<Picture> alpha_and_gamma(std::FILE* to, const Config& config, const RunFolder& folder,
                                     std::size_t jobs, const volatile std::sig_atomic_t& stop,
                                     Language language = Language::english);

}  // namespace focalgrad::experiment
