// What is asked of a comparison: not its figures alone, but that it is fair.
#pragma once

#include "course/probe.hpp"

namespace course {

/// Adds the calls "start", "batches", "threshold", "same_loss", "alone" and "figures", of seeds and a γ.
void add_comparison(probe::Calls& calls);

}  // namespace course
