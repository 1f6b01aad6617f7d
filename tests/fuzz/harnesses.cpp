#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

const std::vector<Harness>& harnesses() {
  static const std::vector<Harness> all = {
      {"csv", takes_csv, a_csv},
      {"config", takes_config, a_config},
      {"losses", takes_losses, some_losses},
      {"npy", takes_npy, an_npy},
      {"safetensors", takes_safetensors, a_safetensors},
      {"checkpoint", takes_checkpoint, a_checkpoint},
      {"step_rows", takes_step_rows, some_step_rows},
      {"sweep", takes_sweep, a_sweep},
      {"snapshot", takes_snapshot, a_snapshot},
  };
  return all;
}

}  // namespace focalgrad::fuzz
