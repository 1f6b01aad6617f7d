// Whether bytes are those that were written.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace focalgrad::experiment {

/// FNV-1a of 64 bits (Fowler, Noll, Vo): each byte is xored in and multiplied by the prime.  It finds edited
/// and damaged bytes; against a forger it is no help.
class Checksum {
 public:
  void add(std::string_view bytes);
  /// In 16 digits.
  std::string text() const;

 private:
  std::uint64_t sum_ = 0xcbf29ce484222325;
};

std::string checksum(std::string_view bytes);

/// The JSON object as a text that holds its own checksum.
std::string sealed(nlohmann::json object);
/// The object of such a text; none when the text is another one.
std::optional<nlohmann::json> unsealed(const std::string& text);

}  // namespace focalgrad::experiment
