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

/// What a report is of.
struct Reported {
  const Summary& summary;
  const Told& story;
  const std::vector<Moment>& moments;
  std::vector<Sentence> more;           ///< findings beside those of the summary
  const std::vector<TunedRate>& tuned;  ///< the learning rates tried; empty where none were
  const Pictures& pictures;             ///< the losses' curves, and with --paper the paper's
  std::string folder;                   ///< the run's, for the command that repeats it
};

/// The page, in two languages, of which it opens in one: tables, findings and the config as HTML, and the
/// story, the differences and the pictures as data for the charts (examples/report).
std::string report(const Reported& run, Language language);

}  // namespace focalgrad::experiment
