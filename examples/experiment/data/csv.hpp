// A CSV file as a data set.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "examples/experiment/data/source.hpp"

namespace focalgrad::experiment {

/// A CSV's rows, and what is to be said of them, a sentence each.
struct Table {
  Dataset data;
  std::vector<std::string> notes;
};

/// Reads a CSV (RFC 4180, by libcsv: quotes, any line ends, a byte order mark) whose first row names the
/// columns. One column holds the label; a row is positive where it equals positive_value.  Another whose
/// first cell is a number holds numbers; one of text becomes a column of 0 and 1 for each of its values.
/// Blank lines are skipped, but count as rows.  Rows with a missing value (an empty cell, NA, N/A, NaN, null
/// or ?) and columns of one value only are dropped, and the notes say so.  on_progress: how many bytes of how
/// many are read, now and then. Throws Error with file, row (the header is row 1) and column: no such file,
/// no rows, a ragged row, a quote out of place, text or an infinite or NaN number among numbers, more than 50
/// values in a text column, two columns of one name, no label column, one class only.
Table read_csv(
    const std::string& path, const std::string& label_column, const std::string& positive_value,
    const std::function<void(std::size_t done, std::size_t all)>& on_progress = [](std::size_t, std::size_t) {
    });

}  // namespace focalgrad::experiment
