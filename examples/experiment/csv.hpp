// A CSV file as a data set.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/data.hpp"

namespace focalgrad::experiment {

/// Reads a CSV (RFC 4180, by libcsv: quotes, any line ends, a byte order mark) whose first row names the
/// columns. One column holds the label; a row is positive where it equals positive_value.  All others are
/// numbers.  Blank lines are skipped, but count as rows.  Rows with an empty cell and columns of one value
/// only are dropped, and `notes` says so, a sentence each.
/// Throws Error with file, row (the header is row 1) and column: no such file, no rows, a ragged row, a quote
/// out of place, text or an infinite or NaN number in a number column, two columns of one name, no label
/// column, one class only.
Dataset read_csv(const std::string& path, const std::string& label_column, const std::string& positive_value,
                 std::vector<std::string>& notes);

}  // namespace focalgrad::experiment
