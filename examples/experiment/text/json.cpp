#include "examples/experiment/text/json.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace focalgrad::experiment {

std::string to_text(const nlohmann::json& json, int indent) { return json.dump(indent); }
nlohmann::json parse_json(const std::string& text) { return nlohmann::json::parse(text); }

nlohmann::json number_or_null(double x) {
  return std::isfinite(x) ? nlohmann::json(x) : nlohmann::json(nullptr);
}
nlohmann::json numbers_or_null(const std::vector<double>& values) {
  nlohmann::json list = nlohmann::json::array();
  for (const double x : values) list.push_back(number_or_null(x));
  return list;
}
double number_or_nan(const nlohmann::json& json) {
  return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

}  // namespace focalgrad::experiment
