// Which language a person is spoken to in.
#pragma once

#include <functional>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// The language of an environment, as gettext reads it: the first of LC_ALL, LC_MESSAGES and LANG that is set
/// is the locale; unless that is C or POSIX, LANGUAGE comes before it, a list with : between its entries.
/// The first entry that is English or Chinese counts; English where there is none.  variable: std::getenv.
Language language_of(const std::function<const char*(const char*)>& variable);

/// The language that --lang asks for, else that of the environment; known before anything else of the command
/// line, since --help and what is wrong with the rest are to be said in it.
Language spoken(int argc, const char* const* argv);

}  // namespace focalgrad::experiment
