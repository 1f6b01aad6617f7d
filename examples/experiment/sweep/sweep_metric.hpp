// The columns of a sweep's file in words.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

enum class Better { more, less, neither };

struct SweepMetric {
  std::string column;  ///< its name in the file's header
  Text name;
  Better better;  ///< neither: a threshold, or what is the same for every loss
};

/// A row for each column but a trial's own, in their order.
const std::vector<SweepMetric>& sweep_metrics();
/// Throws Error: there is no such column, naming those that there are.
const SweepMetric& sweep_metric(const std::string& column);

}  // namespace focalgrad::experiment
