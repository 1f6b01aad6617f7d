// The page that a report is written into.  examples/report/build.cmake makes it when the program is built,
// and the program carries it inside.
#pragma once

#include <string_view>

namespace focalgrad::experiment {

/// HTML with marks such as {{tables}} where report() puts what it knows.
extern const std::string_view report_page;
/// Why the page has tables only: a part of a sentence; empty: it has its charts.
extern const std::string_view no_charts;

}  // namespace focalgrad::experiment
