// What the report's charts are drawn from.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/findings/story.hpp"
#include "examples/experiment/findings/summary.hpp"
#include "examples/experiment/findings/tuned_rate.hpp"
#include "examples/experiment/showing/chart.hpp"

namespace focalgrad::experiment {

/// As JSON that a script element can hold.
std::string report_data(const Summary& summary, const Told& story, const std::vector<TunedRate>& tuned,
                        const Pictures& pictures);

}  // namespace focalgrad::experiment
