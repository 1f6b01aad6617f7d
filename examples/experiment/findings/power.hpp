// What it means that no difference was seen.
#pragma once

#include <string>

#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// "average precision (+0.017 ± 0.470; seen from 0.586)": a difference, paired by seed, with half of its
/// interval; where that holds 0, with the true difference that so many seeds would show.
std::string told(const std::string& what, const Interval& paired, std::size_t seeds, Language language);

/// What "no difference seen" and "seen from" mean, and that `wanted` seeds show a difference of 0.01 in
/// `metric`; not that where so many were run.
std::string what_could_be_seen(std::size_t seeds, const std::string& metric, std::size_t wanted,
                               Language language);
/// The difference that what_could_be_seen wants seeds for.
inline constexpr double small_difference = 0.01;

}  // namespace focalgrad::experiment
