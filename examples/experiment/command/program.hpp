// How the programs end: exit codes, what was thrown, and the user's Ctrl-C.
#pragma once

#include <csignal>
#include <functional>
#include <string>

namespace focalgrad::experiment {

enum Exit { done = 0, failed = 1, misused = 2, interrupted = 130 };

/// The exit code of `work`, or of what it throws: misused for an Error, failed for anything else; `say` gets
/// the message.
int run_program(const std::function<int()>& work, const std::function<void(const std::string&)>& say);

/// Not 0 once the process was told to stop (SIGINT, SIGTERM) after stop_by_signals().
extern volatile std::sig_atomic_t told_to_stop;
void stop_by_signals();

}  // namespace focalgrad::experiment
