// What a sweep's first process spends on a trial: handing it out, taking its line, adding it to the file.
//
//   mpirun -n N build/release/tests/bench/hand_out MILLISECONDS WORKS
//
// The works only sleep, so a few cores hold as many processes as they have memory for.  The first process's
// own time is its processor time less that of looking for messages while there are none, which is measured
// over a second of waiting before.
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <numeric>
#include <thread>

#include "examples/experiment/sweep/results_file.hpp"
#include "examples/sweep/processes.hpp"

using namespace focalgrad::experiment;

namespace {

/// Processor time of the process so far, in seconds.
double processor_time() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

struct Spent {
  double seconds, processor;
};

}  // namespace

int main(int argc, char** argv) {
  Processes processes(argc, argv);
  if (argc != 3) return 2;
  const double milliseconds = std::stod(argv[1]);
  const std::size_t works = std::stoul(argv[2]), wait = works;  // a work that takes a second
  // A line like a sweep's: its trial, and 23 figures of 18 characters.
  const auto work = [&](std::size_t which, const std::function<bool()>&) {
    std::this_thread::sleep_for(
        std::chrono::duration<double, std::milli>(which == wait ? 1000 : milliseconds));
    std::string line = std::to_string(which) + ",1,0.01,focal:gamma=2";
    for (int k = 0; k < 23; ++k) line += ",0.1234567890123456";
    return line;
  };
  const auto never = [] { return false; };
  if (!processes.first()) return processes.work_through({}, 1, work, {}, never), 0;

  const auto folder = std::filesystem::temp_directory_path() / ("hand-out-" + std::to_string(getpid()));
  const Grid grid{Config{}, {1000}, {0.01}};
  SweepFile file(folder.string(), grid);
  const auto spend = [&](const std::vector<std::size_t>& which) {
    const auto start = std::chrono::steady_clock::now();
    const double before = processor_time();
    processes.work_through(
        which, 1, work, [&](std::size_t, const std::string& line) { file.add(line); }, never);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    return Spent{taken.count(), processor_time() - before};
  };
  std::vector<std::size_t> all(works);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto count = static_cast<std::size_t>(processes.count());
  spend(std::vector<std::size_t>(count, 0));  // everyone is connected
  const Spent idle = spend({wait}), busy = spend(all);
  const double rounds = static_cast<double>((works + count - 1) / count), n = static_cast<double>(works);
  std::printf(
      "%zu works of %g ms on %zu processes: %.2f s, %.2f at best; %.0f works a second; "
      "the first process %.1f us a work, and %.1f ms a second waiting\n",
      works, milliseconds, count, busy.seconds, 1e-3 * rounds * milliseconds, n / busy.seconds,
      1e6 * (busy.processor - idle.processor / idle.seconds * busy.seconds) / n,
      1e3 * idle.processor / idle.seconds);
  std::filesystem::remove_all(folder);
  return 0;
}
