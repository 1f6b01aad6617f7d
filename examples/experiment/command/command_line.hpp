// A command line as a table of options.  command_line.cpp alone knows the library that reads it.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

struct Option {
  enum class Range { any, positive, not_negative };
  /// Where its value goes: bool is a flag; a list is given with commas.
  using Target = std::variant<bool*, std::size_t*, double*, std::string*, std::optional<double>*,
                              std::vector<double>*, std::vector<std::size_t>*, std::vector<std::string>*>;
  std::string name;  ///< "--steps"
  Target to;
  Sentence says;  ///< in --help
  Text group;
  bool shows_default = false;  ///< in --help: what stands in `to` before
  Range range = Range::any;
};

struct CommandLine {
  std::string program;
  Sentence says, footer;
  std::vector<Option> options;
};

/// The result of reading a command line.
struct Reading {
  std::string help;             ///< the text of --help, where it was asked for
  std::string wrong;            ///< what cannot be read, in one line
  std::set<std::string> given;  ///< the names of the options that were
};

/// Puts what was given where the options say.  language: of --help.
Reading read(const CommandLine& line, int argc, const char* const* argv,
             Language language = Language::english);

}  // namespace focalgrad::experiment
