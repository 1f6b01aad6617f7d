#include "examples/experiment/command/program.hpp"

#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string_view>

#include "examples/experiment/text/visible.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

volatile std::sig_atomic_t told_to_stop = 0;

namespace {

void stop(int) {
  if (told_to_stop != 0) _exit(interrupted);
  told_to_stop = 1;
  constexpr itimerval limit = {{0, 0}, {1, 800'000}};
  setitimer(ITIMER_REAL, &limit, nullptr);
}

/// The phase at work is a long one.  What is on disk is whole at any time, so that this loses no more than a
/// kill does.
void end_at_once(int) {
  constexpr std::string_view text = "interrupted; what was kept until then is in the run's folder\n";
  static_cast<void>(!write(STDERR_FILENO, text.data(), text.size()));
  _exit(interrupted);
}

void open_standard_streams() {
  for (int stream = 0; stream <= 2; ++stream)
    if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) static_cast<void>(open("/dev/null", O_RDWR));
}

}  // namespace

void stop_by_signals() {
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  std::signal(SIGALRM, end_at_once);
}

int run_program(const std::function<int()>& work, const std::function<void(const std::string&)>& say) {
  open_standard_streams();
  const auto unwritten = [] { return std::string("the output cannot be written: ") + std::strerror(errno); };
  const auto ends = [&](Exit code, const std::string& message) {
    say(visible_message(message));
    return code;
  };
  try {
    const int code = work();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) return ends(failed, unwritten());
    return code;
  } catch (const Error& wrong) {
    return ends(misused, wrong.what());
  } catch (const std::bad_alloc&) {
    return ends(misused,
                "there is not enough memory for this; choose less data, a smaller batch or narrower layers");
  } catch (const std::length_error&) {
    return ends(misused,
                "there is not enough memory for this; choose less data, a smaller batch or narrower layers");
  } catch (const std::filesystem::filesystem_error& wrong) {
    return ends(misused, wrong.path1().string() + ": " + wrong.code().message());
  } catch (const std::exception& other) {
    return ends(failed, std::ferror(stdout) != 0 ? unwritten() : other.what());
  }
}

}  // namespace focalgrad::experiment
