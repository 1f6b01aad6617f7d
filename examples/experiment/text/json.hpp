// JSON as text.  json.cpp alone has the parser and the writer, which are slow to compile.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace focalgrad::experiment {

/// indent: how many blanks a level is set in by; -1 for one line.
std::string to_text(const nlohmann::json& json, int indent = -1);
/// Throws nlohmann::json::exception: it is no JSON.
nlohmann::json parse_json(const std::string& text);

/// JSON has no NaN: what is not finite is null.
nlohmann::json number_or_null(double x);
nlohmann::json numbers_or_null(const std::vector<double>& values);
/// NaN for null.
double number_or_nan(const nlohmann::json& json);

}  // namespace focalgrad::experiment
