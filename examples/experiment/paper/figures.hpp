// The focal-loss paper's own pictures (Lin et al. 2017), drawn from our losses, models and data.
#pragma once

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "examples/experiment/keeping/run_folder.hpp"
#include "examples/experiment/showing/chart.hpp"
#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// Figure 1: the loss against p_t for gamma 0, 0.5, 1, 2 and 5.
Chart loss_against_p_t();

/// Figure 4: of one converged model, the cumulative share of the focal loss for gamma 0, 0.5, 1 and 2 over
/// the examples of one class, sorted by it, the easiest first.  p_t: of those examples.
Chart cumulative_loss(const std::vector<double>& p_t, const std::string& which);

/// The share of the loss that the hardest `share` of the examples have.
double hardest_share(const Curve& cumulative, double share);

/// Draws those and figure 4's in the folder, trains and prints the table of alpha and gamma and the prior
/// start against none, says what each shows, and gives all pictures
/// ("focal_curve", "cumulative_by_gamma", "alpha_gamma", "prior_start").  The data, model and training are
/// the config's.  Returns early when stop is not 0.
Pictures paper(std::FILE* to, const Config& config, const RunFolder& folder, std::size_t jobs,
               const volatile std::sig_atomic_t& stop, Language language = Language::english);

}  // namespace focalgrad::experiment
