// report.html: the whole run as one page that opens anywhere.
#pragma once

#include <string>

#include "examples/experiment/story.hpp"
#include "examples/experiment/summary.hpp"

namespace focalgrad::experiment {

/// The page: tables, findings and the config as HTML, and the story (Story::told) as data for the charts
/// (examples/report). folder: the run's, for the command that repeats it.  Throws Error: the page's template
/// is not there.
std::string report(const Summary& summary, const nlohmann::json& story, const std::string& folder);

}  // namespace focalgrad::experiment
