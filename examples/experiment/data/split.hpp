// Training and test part, and features on one scale.
#pragma once

#include "examples/experiment/data/source.hpp"

namespace focalgrad::experiment {

/// Places of rows.
struct SplitRows {
  std::vector<std::size_t> train, test;
};

struct Split {
  Dataset train, test;
  Dataset validation;  ///< where thresholds and learning rates are chosen; may be empty
};

/// What a split asks of its rows: their labels, and the group of each, as in a Dataset.
struct RowLabels {
  std::span<const char> labels;
  std::span<const std::size_t> groups;  ///< may be empty
};

/// A random part of each class for the test, so that both parts have the same share of positives; the places
/// of each part ascend.  Rows of one group go to one part; a group with a positive is drawn among the
/// positives.
/// Throws Error: test_share outside (0, 1); a class that is too small to stand in both parts.
SplitRows stratified_rows(const RowLabels& data, double test_share, Generator& generator);
/// The same, with the rows themselves.
Split stratified_split(const Dataset& data, double test_share, Generator& generator);

/// Shifts and scales every feature of all parts so that in the training part its mean is 0 and its standard
/// deviation 1; one that does not vary there is only shifted.
void standardise(Split& split);

}  // namespace focalgrad::experiment
