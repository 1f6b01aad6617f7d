#include "examples/experiment/training/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

const std::vector<std::string>& optimizer_names() {
  static const std::vector<std::string> names = {"adam", "adamw", "sgd", "rmsprop", "adagrad"};
  return names;
}

void Config::check() const {
  const auto at_least_one = [](const char* name, std::size_t value) {
    if (value < 1) throw Error(fmt::format("{} is {}; it must be 1 or more", name, value));
  };
  at_least_one("steps", steps);
  at_least_one("batch", batch);
  at_least_one("seeds", seeds);
  if (csv.empty()) {
    at_least_one("positives", positives);
    at_least_one("negatives", negatives);
    if (!(label_noise >= 0 && label_noise < 0.5))
      throw Error(fmt::format("the label noise is {}; it must be at least 0 and below 0.5", label_noise));
  } else if (label.empty() || positive.empty()) {
    throw Error(
        "a CSV wants --label COLUMN and --positive VALUE: which column holds the label, and which of its "
        "values is positive");
  }
  std::vector<double> rates = learning_rates;
  rates.push_back(learning_rate);
  for (const double rate : rates)
    if (!(rate > 0 && std::isfinite(static_cast<Scalar>(rate))))
      throw Error(fmt::format("the learning rate is {}; it must be above 0 and finite", rate));
  if (std::adjacent_find(learning_rates.begin(), learning_rates.end(), std::greater_equal<>()) !=
      learning_rates.end())
    throw Error(fmt::format("the learning rates {} must rise, each once", fmt::join(learning_rates, ", ")));
  if (prior && !(*prior >= 0 && *prior < 1))
    throw Error(fmt::format("the prior is {}; it must be between 0 and 1, or none", *prior));
  for (const std::size_t width : hidden) at_least_one("the width of a hidden layer", width);
  if (losses.empty()) throw Error("there is no loss to train with; name one, such as ce");
  if (std::find(optimizer_names().begin(), optimizer_names().end(), optimizer) == optimizer_names().end())
    throw Error(fmt::format("there is no optimizer '{}'; there are {}", optimizer,
                            fmt::join(optimizer_names(), ", ")));
}

nlohmann::json to_json(const Config& config) {
  nlohmann::json json;
  if (config.csv.empty()) {
    json["dataset"] = config.dataset;
    json["positives"] = config.positives;
    json["negatives"] = config.negatives;
    json["noise"] = config.noise;
    json["label_noise"] = config.label_noise;
  } else {
    json["csv"] = config.csv;
    json["label"] = config.label;
    json["positive"] = config.positive;
  }
  for (const LossSpec& loss : config.losses) json["losses"].push_back(loss.text());
  json["hidden"] = config.hidden;
  json["prior"] = config.prior ? nlohmann::json(*config.prior) : nlohmann::json(nullptr);
  json["optimizer"] = config.optimizer;
  if (config.learning_rates.empty())
    json["learning_rate"] = config.learning_rate;
  else
    json["learning_rates"] = config.learning_rates;
  json["steps"] = config.steps;
  json["batch"] = config.batch;
  json["seeds"] = config.seeds;
  json["seed"] = config.seed;
  if (config.paper) json["paper"] = true;
  return json;
}

Config config_from_json(const nlohmann::json& json) {
  Config config;
  if (!json.is_object()) throw Error("a config is a JSON object");
  for (const auto& [key, value] : json.items()) {
    try {
      if (key == "dataset")
        value.get_to(config.dataset);
      else if (key == "positives")
        value.get_to(config.positives);
      else if (key == "negatives")
        value.get_to(config.negatives);
      else if (key == "noise")
        value.get_to(config.noise);
      else if (key == "label_noise")
        value.get_to(config.label_noise);
      else if (key == "csv")
        value.get_to(config.csv);
      else if (key == "label")
        value.get_to(config.label);
      else if (key == "positive")
        value.get_to(config.positive);
      else if (key == "hidden")
        value.get_to(config.hidden);
      else if (key == "optimizer")
        value.get_to(config.optimizer);
      else if (key == "learning_rate")
        value.get_to(config.learning_rate);
      else if (key == "learning_rates")
        value.get_to(config.learning_rates);
      else if (key == "steps")
        value.get_to(config.steps);
      else if (key == "batch")
        value.get_to(config.batch);
      else if (key == "seeds")
        value.get_to(config.seeds);
      else if (key == "seed")
        value.get_to(config.seed);
      else if (key == "paper")
        value.get_to(config.paper);
      else if (key == "prior")
        config.prior = value.is_null() ? std::nullopt : std::optional(value.get<double>());
      else if (key == "losses") {
        for (const auto& each : value) config.losses.push_back(LossSpec::parse(each.get<std::string>()));
      } else {
        throw Error(fmt::format("the config has a key '{}' that there is not", key));
      }
    } catch (const nlohmann::json::exception&) {
      throw Error(fmt::format("the config's '{}' is {}, which is not of its kind", key, value.dump()));
    }
  }
  return config;
}

}  // namespace focalgrad::experiment
