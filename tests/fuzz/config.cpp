// config.json.
#include "examples/experiment/text/visible.hpp"
#include "examples/experiment/training/config_text.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

using namespace experiment;

bool takes_config(const std::string& bytes) {
  Config config;
  if (!takes(bytes, [&] {
        config = config_from_text(bytes);
        config.check();
      }))
    return false;
  const std::string text = config_text(config);
  const Config again = config_from_text(text);
  again.check();
  promise(config_text(again) == text, "it is written as it was read: " + text);
  promise(config.steps >= 1 && config.batch >= 1 && !config.losses.empty(), "there is something to train");
  return true;
}

std::string a_config() {
  Config config;
  config.losses = LossSpec::parse_list("ce,focal:gamma=1");
  config.learning_rates = {0.01, 0.1};
  config.prior = 0.01;
  return config_text(config);
}

}  // namespace focalgrad::fuzz
