#include "examples/experiment/training/config_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "examples/experiment/text/json.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

using nlohmann::json;

template <class T>
void write_value(json& to, const T& value) {
  to = value;
}
void write_value(json& to, const std::optional<double>& value) { to = value ? json(*value) : json(nullptr); }
void write_value(json& to, const std::vector<LossSpec>& losses) {
  for (const LossSpec& loss : losses) to.push_back(loss.text());
}

/// A value as the command line takes it: none is converted, and a count is a whole number from 0 on.
struct WrongKind {};
void demand(bool right) {
  if (!right) throw WrongKind();
}
void read_value(const json& from, bool& value) {
  demand(from.is_boolean());
  from.get_to(value);
}
void read_value(const json& from, std::string& value) {
  demand(from.is_string());
  from.get_to(value);
}
void read_value(const json& from, double& value) {
  demand(from.is_number());
  from.get_to(value);
}
void read_value(const json& from, std::size_t& value) {
  demand(from.is_number_unsigned());
  from.get_to(value);
}
template <class Number>
void read_value(const json& from, std::vector<Number>& list) {
  demand(from.is_array());
  list.clear();
  for (const json& each : from) read_value(each, list.emplace_back());
}
void read_value(const json& from, std::optional<double>& value) {
  value.reset();
  if (!from.is_null()) read_value(from, value.emplace());
}
void read_value(const json& from, std::vector<LossSpec>& losses) {
  std::vector<std::string> texts;
  read_value(from, texts);
  losses = texts.empty() ? std::vector<LossSpec>()
                         : LossSpec::parse_list(fmt::format("{}", fmt::join(texts, ",")));
}

const char* kind(bool) { return "true or false"; }
const char* kind(std::size_t) { return "a whole number from 0 on"; }
const char* kind(double) { return "a number"; }
const char* kind(const std::string&) { return "a text"; }
const char* kind(const std::optional<double>&) { return "a number or null"; }
const char* kind(const std::vector<double>&) { return "a list of numbers"; }
const char* kind(const std::vector<std::size_t>&) { return "a list of whole numbers"; }
const char* kind(const std::vector<LossSpec>&) { return "a list of texts"; }

/// "line 2, column 5": of the byte whose number, from 1 on, is given.
std::string place(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return fmt::format("line {}, column {}", lines + 1, before.size() - (before.rfind('\n') + 1) + 1);
}

std::string known() {
  std::string names;
  for (const ConfigField& field : config_fields())
    names += (names.empty() ? "" : ", ") + std::string(field.name);
  return names;
}

}  // namespace

std::string config_text(const Config& config, const std::set<std::string>& without) {
  json all;
  for (const ConfigField& field : config_fields())
    if (field.used(config) && !without.contains(std::string(field.name)))
      std::visit([&](auto member) { write_value(all[std::string(field.name)], config.*member); },
                 field.member);
  if (!config.learning_rates.empty()) all.erase("learning_rate");  // no loss gets it
  return to_text(all, 2);
}

std::string value_text(const Config& config, const ConfigField& field) {
  json value;
  std::visit([&](auto member) { write_value(value, config.*member); }, field.member);
  return to_text(value);
}

Config config_from_text(const std::string& text) {
  json from;
  try {
    from = parse_json(text);
  } catch (const json::parse_error& wrong) {
    throw Error("not JSON from " + place(text, wrong.byte) + " on");
  } catch (const json::exception&) {
    throw Error("a number in it is larger than the largest, 1.8e308");
  }
  Config config;
  if (!from.is_object()) throw Error("the config is not a JSON object");
  for (const auto& [key, value] : from.items()) {
    const auto field = std::find_if(config_fields().begin(), config_fields().end(),
                                    [&name = key](const ConfigField& each) { return each.name == name; });
    if (field == config_fields().end())
      throw Error(fmt::format("unknown key '{}' in the config; known: {}", key, known()));
    try {
      std::visit([&from_value = value, &config](auto member) { read_value(from_value, config.*member); },
                 field->member);
    } catch (const WrongKind&) {
      throw Error(
          fmt::format("'{}' in the config is {}; {} was expected", key, to_text(value),
                      std::visit([&config](auto member) { return kind(config.*member); }, field->member)));
    }
  }
  return config;
}

}  // namespace focalgrad::experiment
