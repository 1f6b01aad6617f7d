// A table in a text file as a data set.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "examples/experiment/data/source.hpp"
#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// What to read of a file, and how it is written where that is not to be found out.
struct CsvOptions {
  std::string label;
  std::string positive;        ///< the label of the positives; several with | between them
  std::string delimiter = {};  ///< one character, "tab" or "blanks"; empty: found out
  bool no_header = false;      ///< the columns are c1, c2, …
  std::vector<std::string> drop = {}, columns = {}, missing = {}, categories = {}, hashed = {};
};

/// What a column is, and what became of it.
struct ColumnSummary {
  std::string name;
  Text kind;
  std::size_t distinct = 0;  ///< different values; Column::most_counted + 1 for more
  std::size_t missing = 0;   ///< cells
  Sentence becomes;
  std::size_t first_feature = 0, features = 0;  ///< where it is among those of the data
  bool is_id = false;                           ///< whole numbers, another in each row
};

struct LabelValue {
  std::string text;
  std::size_t rows = 0;
  bool positive = false;
};

/// A file's rows, what its columns and its labels are, and what is to be said of it.
struct Table {
  Dataset data;
  std::vector<ColumnSummary> columns = {};  ///< all but the label's
  std::vector<LabelValue> labels = {};      ///< in the order of their texts, up to 1000
  std::vector<Sentence> notes = {};
};

/// Reads a table (RFC 4180, by libcsv: quotes, any line ends), whatever its compression and encoding
/// (text_file.hpp), separator and header (dialect.hpp); what it was taken for is in the notes.  path: - is
/// standard input.  One column holds the label; a row is positive where it equals positive.  Another holds
/// numbers where all its cells are; one of text becomes a column of 0 and 1 for each of its values, or is
/// dropped where they are more than 50.  Blank lines are skipped, but count as rows.  Rows with a missing
/// value (an empty cell, NA, N/A, NaN, null, ? or one of options.missing) in a column that is used or in the
/// label are dropped.  on_progress: how many bytes of how many are read, now and then. Throws Error with
/// file, row (the header is row 1) and column: no such file, no rows, a ragged row, a quote out of place,
/// some text or an infinite number among many numbers, two columns of one name, a column that there is not,
/// one class only, bytes that are no text.
Table read_csv(
    const std::string& path, const CsvOptions& options,
    const std::function<void(std::size_t done, std::size_t all)>& on_progress = [](std::size_t, std::size_t) {
    });

}  // namespace focalgrad::experiment
