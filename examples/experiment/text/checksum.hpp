// Whether bytes are those that were written.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "examples/experiment/text/fnv.hpp"

namespace focalgrad::experiment {

/// By FNV-1a: it finds edited and damaged bytes; against a forger it is no help.
class Checksum {
 public:
  void add(std::string_view bytes) { all_.add(bytes); }
  /// In 16 digits.
  std::string text() const;

 private:
  Fnv all_;
};

std::string checksum(std::string_view bytes);

/// The JSON object as a text that holds its own checksum.
std::string sealed(nlohmann::json object);
/// The object of such a text; none when the text is another one.
std::optional<nlohmann::json> unsealed(const std::string& text);

}  // namespace focalgrad::experiment
