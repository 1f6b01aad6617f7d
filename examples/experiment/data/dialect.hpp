// How a table is written: what separates its cells, whether its first row names the columns.
#pragma once

#include <string>
#include <string_view>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

struct Dialect {
  char delimiter = ',';   ///< ' ' is any number of blanks and tabs
  char decimal = '.';     ///< or ','
  bool header = true;     ///< else the columns are c1, c2, …
  bool comments = false;  ///< lines that begin with #
  /// "separated by semicolons, decimal commas, no header"; empty for the usual one.
  Sentence text() const;
};

/// Found in the head of a file, its first lines.  label: the column that is looked for, which a header names.
/// delimiter: empty, a character, "tab" or "blanks".  Throws Error: another delimiter.
Dialect look(std::string_view head, const std::string& label, const std::string& delimiter = {},
             bool no_header = false);

}  // namespace focalgrad::experiment
