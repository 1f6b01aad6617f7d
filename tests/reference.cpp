#include "tests/reference.hpp"

#include <fstream>

namespace focalgrad::tests {

nlohmann::json reference(const std::string& name) {
  std::ifstream file(FOCALGRAD_TESTS_DIR "/reference/" + name);
  REQUIRE_MESSAGE(file.good(), "cannot read tests/reference/" << name);
  return nlohmann::json::parse(file);
}

}  // namespace focalgrad::tests
