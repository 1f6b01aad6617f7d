// Rows that are the same to a model.
#pragma once

#include <vector>

#include "examples/experiment/data/csv.hpp"

namespace focalgrad::experiment {

/// For each row the first that has the same values.  inputs: [n, features].
std::vector<std::size_t> first_equal_rows(const Tensor& inputs);

/// Makes groups of a table's equal rows, which stay on one side of each split, where both classes have some
/// different rows to be split; says so in its notes.
void keep_equal_rows_together(Table& table);

}  // namespace focalgrad::experiment
