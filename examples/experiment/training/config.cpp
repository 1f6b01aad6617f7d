#include "examples/experiment/training/config.hpp"

#include <algorithm>
#include <functional>

#include "examples/experiment/text/fill.hpp"
#include "examples/experiment/training/config_fields.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

const std::vector<std::string>& optimizer_names() {
  static const std::vector<std::string> names = {"adam", "adamw", "sgd", "rmsprop", "adagrad"};
  return names;
}

const std::vector<std::string>& schedule_names() {
  static const std::vector<std::string> names = {"constant", "cosine", "step", "warmup"};
  return names;
}

namespace {

/// What is a number in a field's value.
template <class T>
std::vector<double> numbers(const T&) {
  return {};
}
std::vector<double> numbers(double value) { return {value}; }
std::vector<double> numbers(std::size_t value) { return {static_cast<double>(value)}; }
std::vector<double> numbers(const std::optional<double>& value) {
  return value ? std::vector{*value} : std::vector<double>();
}
std::vector<double> numbers(const std::vector<double>& list) { return list; }
std::vector<double> numbers(const std::vector<std::size_t>& list) { return {list.begin(), list.end()}; }

}  // namespace

void Config::check() const {
  for (const ConfigField& field : config_fields()) {
    if (field.called.empty() || !field.used(*this)) continue;
    for (const double value : std::visit([&](auto member) { return numbers(this->*member); }, field.member))
      if (!field.range.contains(static_cast<Scalar>(value)))  // which may be infinite as a float
        throw Error(out_of_range(field.called, static_cast<Scalar>(value), field.range));
  }
  if (!csv.empty() && (label.empty() || positive.empty()))
    throw Error(
        "--csv needs --label COLUMN and --positive VALUE: the column that holds the label, and the value in "
        "it that makes a row positive");
  std::vector<std::string> texts;
  for (const double rate : learning_rates) texts.push_back(to_string(rate));
  if (std::adjacent_find(learning_rates.begin(), learning_rates.end(), std::greater_equal<>()) !=
      learning_rates.end())
    throw Error(
        fill("the learning rates are {}; each must be larger than the one before", {join(texts, ", ")}));
  if (losses.empty()) throw Error("no loss is given; name one, such as ce");
  if (std::find(optimizer_names().begin(), optimizer_names().end(), optimizer) == optimizer_names().end())
    throw Error(fill("there is no optimizer '{}'; known: {}", {optimizer, join(optimizer_names(), ", ")}));
  if (std::find(schedule_names().begin(), schedule_names().end(), schedule) == schedule_names().end())
    throw Error(fill("there is no schedule '{}'; known: {}", {schedule, join(schedule_names(), ", ")}));
}

}  // namespace focalgrad::experiment
