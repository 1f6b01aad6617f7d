// Columns of a file that a model had better not see.
#pragma once

#include <vector>

#include "examples/experiment/data/csv.hpp"

namespace focalgrad::experiment {

/// A sentence for each column that looks like an id, and for each that alone ranks nearly all positives
/// before the negatives, or behind them (ROC-AUC of 0.99 or more, or 0.01 or less): it may hold what is known
/// only after the label.
std::vector<Sentence> suspects(const Table& table);

}  // namespace focalgrad::experiment
