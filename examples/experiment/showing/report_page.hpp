// The pages that reports are written into.  examples/report/build.cmake makes them when the program is built,
// and the program carries them inside.
#pragma once

#include <string_view>

namespace focalgrad::experiment {

/// HTML with marks such as {{tables}} where report() puts what it knows.
extern const std::string_view report_page;
/// And sweep_report().
extern const std::string_view sweep_page;
/// Why the pages have tables only: a part of a sentence; empty: it has its charts.
extern const std::string_view no_charts;

}  // namespace focalgrad::experiment
