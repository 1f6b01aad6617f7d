#include "examples/experiment/command/program.hpp"

#include "tensor/error.hpp"

namespace focalgrad::experiment {

volatile std::sig_atomic_t told_to_stop = 0;

void stop_by_signals() {
  std::signal(SIGINT, [](int) { told_to_stop = 1; });
  std::signal(SIGTERM, [](int) { told_to_stop = 1; });
}

int run_program(const std::function<int()>& work, const std::function<void(const std::string&)>& say) {
  try {
    return work();
  } catch (const Error& wrong) {
    say(wrong.what());
    return misused;
  } catch (const std::exception& other) {
    say(other.what());
    return failed;
  }
}

}  // namespace focalgrad::experiment
