// Whether training went on after the best step.
#pragma once

#include <vector>

#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/config.hpp"
#include "examples/experiment/training/follower.hpp"

namespace focalgrad::experiment {

/// Of the first seed's shown steps: a sentence for each loss whose average precision on the validation part
/// is lower now, by a twentieth or more, than it was at its best.
std::vector<Sentence> past_best(const Config& config, const std::vector<StepRecord>& records);

}  // namespace focalgrad::experiment
