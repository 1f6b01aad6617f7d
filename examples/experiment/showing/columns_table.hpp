// What a file holds, before anything is trained on it.
#pragma once

#include <cstdio>

#include "examples/experiment/data/csv.hpp"

namespace focalgrad::experiment {

/// Each column: its kind, its different values, its missing cells, what becomes of it.  Each value of the
/// label with its rows and its side.  Then what is to be said: suspects (findings/suspects.hpp).
void print_table(std::FILE* to, const std::string& file, const std::string& label, const Table& table,
                 Language language = Language::english);

/// The columns as an HTML table, in both languages.
std::string columns_html(const Table& table);

}  // namespace focalgrad::experiment
