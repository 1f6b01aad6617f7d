#include "examples/playground/settings.hpp"

#include <algorithm>

#include "examples/experiment/text/fill.hpp"
#include "examples/experiment/text/number.hpp"
#include "examples/experiment/training/config_fields.hpp"
#include "examples/experiment/training/option_texts.hpp"
#include "tensor/error.hpp"

namespace focalgrad::playground {

using experiment::Config, experiment::ConfigField, experiment::LossSpec;
using experiment::fill, experiment::join;

namespace {

const std::vector<std::string> names = {"dataset",      "positives", "negatives", "noise",    "label_noise",
                                        "losses",       "prior",     "optimizer", "schedule", "learning_rate",
                                        "weight_decay", "batch",     "hidden",    "steps",    "seed"};

Config defaults() {
  Config config;
  config.positives = 50, config.negatives = 1000, config.batch = 64, config.seeds = 1;
  config.losses = LossSpec::parse_list("ce,focal");
  return config;
}

const ConfigField& field_of(std::string_view name) {
  for (const ConfigField& field : experiment::config_fields())
    if (field.name == name && std::find(names.begin(), names.end(), name) != names.end()) return field;
  throw Error(fill("there is no setting '{}'; known: {}", {name, join(names, ", ")}));
}

template <class Number>
void read_number_into(Number& to, std::string_view text, const ConfigField& field) {
  const auto number = experiment::read_number<Number>(text);
  if (!number)
    throw Error(
        fill("{} is '{}'; {} was expected",
             {field.called, text, std::is_integral_v<Number> ? "a whole number from 0 on" : "a number"}));
  to = *number;
}

/// The kinds of fields that have a control.
void read_into(std::string& to, std::string_view text, const ConfigField&) { to = text; }
void read_into(double& to, std::string_view text, const ConfigField& field) {
  read_number_into(to, text, field);
}
void read_into(std::size_t& to, std::string_view text, const ConfigField& field) {
  read_number_into(to, text, field);
}
void read_into(std::optional<double>& to, std::string_view text, const ConfigField&) {
  to = experiment::read_prior(std::string(text));
}
void read_into(std::vector<std::size_t>& to, std::string_view text, const ConfigField&) {
  to = experiment::read_widths(std::string(text));
}
void read_into(std::vector<LossSpec>& to, std::string_view text, const ConfigField&) {
  to = LossSpec::parse_list(text);
}
void read_into(bool&, std::string_view, const ConfigField&) {}
void read_into(std::vector<double>&, std::string_view, const ConfigField&) {}

std::string text_of(const std::string& value) { return value; }
std::string text_of(bool value) { return value ? "1" : "0"; }
std::string text_of(double value) { return to_string(value); }
std::string text_of(std::size_t value) { return std::to_string(value); }
std::string text_of(const std::optional<double>& value) {
  return !value ? "data" : *value == 0 ? "none" : to_string(*value);
}
std::string text_of(const std::vector<std::size_t>& widths) {
  std::vector<std::string> texts;
  for (const std::size_t width : widths) texts.push_back(std::to_string(width));
  return widths.empty() ? "none" : join(texts, ",");
}
std::string text_of(const std::vector<double>&) { return ""; }  // of the rates, which have no control
std::string text_of(const std::vector<LossSpec>& losses) {
  std::vector<std::string> texts;
  for (const LossSpec& loss : losses) texts.push_back(loss.text());
  return join(texts, ",");
}

std::string text_of(const Config& config, const ConfigField& field) {
  return std::visit([&](auto member) { return text_of(config.*member); }, field.member);
}

/// What a control of the field looks like.
std::string kind_of(const ConfigField& field) {
  if (field.choices) return join(field.choices(), ",");
  if (std::holds_alternative<std::size_t Config::*>(field.member)) return "count";
  if (std::holds_alternative<double Config::*>(field.member)) return "number";
  return "text";
}

}  // namespace

Config read_settings(std::string_view lines) {
  Config config = defaults();
  for (const std::string& line : experiment::cut(lines, '\n')) {
    if (line.empty()) continue;
    const std::size_t equals = line.find('=');
    const std::string_view value =
        equals == std::string::npos ? "" : std::string_view(line).substr(equals + 1);
    const ConfigField& field = field_of(std::string_view(line).substr(0, equals));
    std::visit([&](auto member) { read_into(config.*member, value, field); }, field.member);
  }
  config.check();
  return config;
}

std::string settings_table() {
  std::string table;
  const Config config = defaults();
  for (const std::string& name : names) {
    const ConfigField& field = field_of(name);
    const experiment::Sentence says = field.sentence();
    table += fill("{}\t{}\t{}\t{}\t{}\t{}\n",
                  {name, kind_of(field), text_of(config, field),
                   field.called.empty() ? "" : to_string(field.range), says.english, says.chinese});
  }
  for (const experiment::LossRow& loss : experiment::loss_table()) {
    table += fill("loss\t{}\t{}\t{}\n", {loss.name, loss.says.english, loss.says.chinese});
    for (const experiment::OptionRow& option : loss.options)
      table += fill(
          "option\t{}\t{}\t{}\t{}\n",
          {loss.name, option.name, option.value ? to_string(*option.value) : "", to_string(option.range)});
  }
  return table;
}

std::string command_of(const Config& config) {
  std::string command = "./run compare --seeds 1";
  const Config plain;
  if (!config.csv.empty())
    command += fill(" --csv {} --label {} --positive {}", {config.csv, config.label, config.positive});
  for (const std::string& name : names) {
    const ConfigField& field = field_of(name);
    if (!field.used(config) || text_of(config, field) == text_of(plain, field)) continue;
    std::string option = name;
    std::replace(option.begin(), option.end(), '_', '-');
    command += fill(" --{} {}", {option, text_of(config, field)});
  }
  return command;
}

}  // namespace focalgrad::playground
