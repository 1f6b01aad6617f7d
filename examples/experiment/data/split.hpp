// Training and test part, and features on one scale.
#pragma once

#include "examples/experiment/data/source.hpp"

namespace focalgrad::experiment {

struct Split {
  Dataset train, test;
  Dataset validation;  ///< where thresholds and learning rates are chosen; may be empty
};

/// A random part of each class for the test, so that both parts have the same share of positives.
/// Throws Error: test_share outside (0, 1); a class that is too small to stand in both parts.
Split stratified_split(const Dataset& data, double test_share, Generator& generator);

/// Shifts and scales every feature of all parts so that in the training part its mean is 0 and its standard
/// deviation 1; one that does not vary there is only shifted.
void standardise(Split& split);

}  // namespace focalgrad::experiment
