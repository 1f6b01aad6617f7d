#include "tests/reference.hpp"

#include <fstream>
#include <map>

namespace focalgrad::tests {

const nlohmann::json& reference(const std::string& name) {
  static std::map<std::string, nlohmann::json> read;
  if (const auto found = read.find(name); found != read.end()) return found->second;
  std::ifstream file(FOCALGRAD_TESTS_DIR "/reference/" + name);
  REQUIRE_MESSAGE(file.good(), "cannot read tests/reference/" << name);
  return read[name] = nlohmann::json::parse(file);
}

}  // namespace focalgrad::tests
