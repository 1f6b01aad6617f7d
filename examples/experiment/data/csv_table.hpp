// What the rows of a file come to: a data set of those that have a value in every column that is used.
#pragma once

#include "examples/experiment/data/csv_rows.hpp"

namespace focalgrad::experiment {

/// Throws Error: nothing is left, or one class only.
Table table_of(const CsvRows& rows, const CsvOptions& options);

}  // namespace focalgrad::experiment
