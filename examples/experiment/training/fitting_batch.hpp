// Batches that suit the data.
#pragma once

#include <optional>

#include "examples/experiment/data/dataset.hpp"
#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/config.hpp"

namespace focalgrad::experiment {

/// Where there are fewer rows for training than a batch has, makes it the largest power of two that is at
/// most half of them, and says so.
std::optional<Sentence> shrink_batch(Config& config, std::size_t rows);

/// The share of batches that hold no positive: rows are drawn without replacement,
///   Π_{i < batch} (negatives − i)/(n − i).
double share_without_positives(const ClassCounts& counts, std::size_t batch);

/// Where most batches hold no positive: that it is so, and what to do.
std::optional<Sentence> empty_batches(const ClassCounts& counts, std::size_t batch);

}  // namespace focalgrad::experiment
