// How the programs end: exit codes, what was thrown, and the user's Ctrl-C.
#pragma once

#include <csignal>
#include <exception>
#include <functional>
#include <optional>
#include <string>

namespace focalgrad::experiment {

enum Exit { done = 0, failed = 1, misused = 2, interrupted = 130 };

/// Our words for what the standard library throws: no memory, a file or the system that refuses.  None for
/// what has its own.
std::optional<std::string> own_words(const std::exception& cause);

/// The exit code of `work`, or of what it throws: misused for an Error, or for more than there is memory for;
/// failed for anything else, and where the output could not be written.  `say` gets the message.  Streams 0
/// to 2 are opened first where they are closed, so that no file of the program's gets their number.
int run_program(const std::function<int()>& work, const std::function<void(const std::string&)>& say);

/// Not 0 once the process was told to stop (SIGINT, SIGTERM) after stop_by_signals().  It then has 1.8 s to
/// end in order; after that, or told again, it ends at once with `interrupted`.
extern volatile std::sig_atomic_t told_to_stop;
void stop_by_signals();

}  // namespace focalgrad::experiment
