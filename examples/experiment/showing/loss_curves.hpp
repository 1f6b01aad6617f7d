// The losses of a run, drawn as functions of p_t.
#pragma once

#include <vector>

#include "examples/experiment/data/dataset.hpp"
#include "examples/experiment/losses/loss_spec.hpp"
#include "examples/experiment/showing/chart.hpp"

namespace focalgrad::experiment {

/// The loss of a positive and of a negative against p_t, the probability that the model gives to its true
/// class: figure 1 of Lin et al. 2017 with the run's own options.  counts: the training part's, which some
/// losses weigh by.  Without a loss of whole batches, which has no curve.
std::vector<Picture> loss_curves(const std::vector<LossSpec>& losses, const ClassCounts& counts);

}  // namespace focalgrad::experiment
