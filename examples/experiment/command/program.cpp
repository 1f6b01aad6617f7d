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
#include <system_error>

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

constexpr std::string_view interruption = "interrupted; what was kept until then is in the run's folder";

/// The phase at work is a long one.  What is on disk is whole at any time, so that this loses no more than a
/// kill does.
void end_at_once(int) {
  for (const std::string_view text : {interruption, std::string_view("\n")})
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

std::optional<std::string> own_words(const std::exception& cause) {
  if (dynamic_cast<const std::bad_alloc*>(&cause) || dynamic_cast<const std::length_error*>(&cause))
    return "there is not enough memory for this; choose less data, a smaller batch or narrower layers";
  if (const auto* of_file = dynamic_cast<const std::filesystem::filesystem_error*>(&cause))
    return of_file->path1().string() + ": " + of_file->code().message();
  if (const auto* of_system = dynamic_cast<const std::system_error*>(&cause))
    return "the system refuses: " + of_system->code().message();
  return std::nullopt;
}

int run_program(const std::function<int()>& work, const std::function<void(const std::string&)>& say) {
  open_standard_streams();
  const auto unwritten = [] { return std::string("the output cannot be written: ") + std::strerror(errno); };
  // What fails once it is to stop fails because of that: Ctrl-C reaches gnuplot too.
  const auto ends = [&](Exit code, const std::string& message) {
    say(told_to_stop == 0 ? visible_message(message) : std::string(interruption));
    return told_to_stop == 0 ? code : interrupted;
  };
  try {
    const int code = work();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) return ends(failed, unwritten());
    return code;
  } catch (const Error& wrong) {
    return ends(misused, wrong.what());
  } catch (const std::exception& other) {
    if (std::ferror(stdout) != 0) return ends(failed, unwritten());
    const auto text = own_words(other);
    return ends(text ? misused : failed, text.value_or(other.what()));
  }
}

}  // namespace focalgrad::experiment
