// The report's charts as plain pictures, for a homework sheet.
#pragma once

#include <string>

#include "examples/experiment/findings/story.hpp"

namespace focalgrad::experiment {

/// Draws FOLDER/plot-*.svg and .png from a story: the data, each loss and its gradient's
/// sources over the steps, precision and recall, ROC, reliability, and each model's decision over the plane.
/// Throws Error: gnuplot is not there; a file cannot be written.
void draw_plots(const Config& config, const Told& story, const std::string& folder);

}  // namespace focalgrad::experiment
