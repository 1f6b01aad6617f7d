#include "examples/experiment/text/checksum.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "examples/experiment/text/json.hpp"

namespace focalgrad::experiment {

std::string Checksum::text() const { return fmt::format("{:016x}", all_.sum()); }

std::string checksum(std::string_view bytes) {
  Checksum sum;
  sum.add(bytes);
  return sum.text();
}

std::string sealed(nlohmann::json object) {
  object.erase("checksum");
  object["checksum"] = checksum(to_text(object));
  return to_text(object);
}

std::optional<nlohmann::json> unsealed(const std::string& text) {
  try {
    nlohmann::json object = parse_json(text);
    if (!object.is_object() || sealed(object) != to_text(object)) return std::nullopt;
    object.erase("checksum");
    return object;
  } catch (const nlohmann::json::exception&) {  // whose text says nothing of the file
    return std::nullopt;
  }
}

}  // namespace focalgrad::experiment
