// report.html: the whole run as one page that opens anywhere.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/findings/drowning.hpp"
#include "examples/experiment/findings/story.hpp"
#include "examples/experiment/findings/summary.hpp"
#include "examples/experiment/findings/tuned_rate.hpp"
#include "examples/experiment/showing/chart.hpp"

namespace focalgrad::experiment {

/// The page, in two languages: tables, findings and the config as HTML, and the story, the
/// differences and the pictures as data for the charts (examples/report).  tuned: the learning rates tried,
/// empty where none were.  pictures: the paper's, or none.  folder: the run's, for the command that repeats
/// it.  Throws Error: the page's template is not there.
std::string report(const Summary& summary, const Told& story, const std::vector<Moment>& moments,
                   const std::vector<TunedRate>& tuned, const Pictures& pictures, const std::string& folder);

}  // namespace focalgrad::experiment
