// What was measured of a step as rows of steps.csv, and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "examples/experiment/training/follower.hpp"

namespace focalgrad::experiment {

/// The first row, which names the columns.
std::string step_header();

/// A row for each loss.
std::string step_rows(const StepRecord& record, const std::vector<LossSpec>& losses);

/// The records whose rows these are, bit for bit.
/// Throws Error: a row that step_rows has not written for these losses.
std::vector<StepRecord> read_step_rows(std::string_view rows, const std::vector<LossSpec>& losses);

}  // namespace focalgrad::experiment
