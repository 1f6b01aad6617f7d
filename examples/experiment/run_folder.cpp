#include "examples/experiment/run_folder.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <system_error>

#include "tensor/error.hpp"
#include "tensor/file.hpp"

namespace focalgrad::experiment {

namespace {

using nlohmann::json;

std::string cell(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }

/// JSON has no NaN: what is not known is null.
json to_json(double x) { return std::isnan(x) ? json(nullptr) : json(x); }
double from_json(const json& x) {
  return x.is_null() ? std::numeric_limits<double>::quiet_NaN() : x.get<double>();
}

json to_json(const Metrics& metrics) {
  json values;
  for (const auto& [name, member] : Metrics::all()) values[name] = to_json(metrics.*member);
  return values;
}
Metrics metrics_from_json(const json& values) {
  Metrics metrics;
  for (const auto& [name, member] : Metrics::all()) metrics.*member = from_json(values.at(name));
  return metrics;
}

json read_part(const std::string& path) {
  std::string content;
  if (const std::error_code error = read_file(path, content))
    throw Error(path + " cannot be read: " + error.message());
  try {
    return json::parse(content);
  } catch (const json::exception& cause) {
    throw Error(path + " is no part of a run: " + cause.what() + "; remove it, and its seed is done again");
  }
}

}  // namespace

void write_whole(const std::string& path, const std::string& content) {
  if (const std::error_code error = write_file(path, content))
    throw Error(path + " cannot be written: " + error.message());
}

std::string default_folder(const Config& config) {
  const std::string what = config.csv.empty()
                               ? fmt::format("{}-{}-{}", config.dataset, config.positives, config.negatives)
                               : std::filesystem::path(config.csv).stem().string();
  return fmt::format("runs/{}-seed{}", what, config.seed);
}

RunFolder::RunFolder(std::string path, const Config& config, bool resume)
    : path_(std::move(path)), config_(config) {
  std::error_code error;
  std::filesystem::create_directories(path_, error);
  if (error)
    throw Error(path_ + " cannot be made: " + error.message() + "; choose another folder with --out");
  if (!resume) std::filesystem::remove_all(path_ + "/parts", error);
  write_whole(path_ + "/config.json", experiment::to_json(config).dump(2) + "\n");
  steps_ = "seed,step,part,loss_name";
  for (const auto& [name, _] : Ledger::all()) steps_ += "," + name;
  for (const auto& [name, _] : Metrics::all()) steps_ += ",test_" + name;
  steps_ += "\n";
  seed_starts_ = steps_.size();
}

void RunFolder::add(const StepRecord& record) {
  for (std::size_t loss = 0; loss < record.ledgers.size(); ++loss) {
    steps_ += fmt::format("{},{},{},{}", record.seed, record.step,
                          record.whole_training_part ? "train" : "batch", config_.losses[loss].text());
    for (const auto& [_, member] : Ledger::all()) steps_ += "," + cell(record.ledgers[loss].*member);
    for (const auto& [_, member] : Metrics::all())
      steps_ += "," + (record.test.empty() ? "" : cell(record.test[loss].*member));
    steps_ += "\n";
  }
}

void RunFolder::finish(const SeedResult& result, const json& story) {
  json losses;
  for (const Metrics& each : result.losses) losses.push_back(to_json(each));
  const json made = {{"seed", result.seed},
                     {"losses", losses},
                     {"bayes", to_json(result.bayes)},
                     {"steps", steps_.substr(seed_starts_)},
                     {"story", story}};
  std::error_code error;
  std::filesystem::create_directories(path_ + "/parts", error);
  write_whole(part(fmt::format("seed-{}", result.seed)), made.dump());
  seed_starts_ = steps_.size();
  seeds_.push_back(result);
  if (!story.is_null()) story_ = story;
}

void RunFolder::finish(const std::vector<TunedRate>& tuned) {
  json made;
  for (const TunedRate& each : tuned) {
    json scores;
    for (const double score : each.average_precision) scores.push_back(to_json(score));
    made.push_back({{"chosen", each.chosen}, {"scores", scores}});
  }
  std::error_code error;
  std::filesystem::create_directories(path_ + "/parts", error);
  write_whole(part("tuning"), made.dump());
  tuned_ = tuned;
}

bool RunFolder::has(std::size_t seed) const {
  return std::filesystem::exists(part(fmt::format("seed-{}", seed)));
}

SeedResult RunFolder::take(std::size_t seed) {
  const std::string from = part(fmt::format("seed-{}", seed));
  const json made = read_part(from);
  try {
    SeedResult result{made.at("seed"), {}, metrics_from_json(made.at("bayes"))};
    for (const json& each : made.at("losses")) result.losses.push_back(metrics_from_json(each));
    steps_ += made.at("steps").get<std::string>();
    seed_starts_ = steps_.size();
    seeds_.push_back(result);
    if (!made.at("story").is_null()) story_ = made.at("story");
    return result;
  } catch (const json::exception& cause) {
    throw Error(from + " is no part of a run: " + cause.what() + "; remove it, and its seed is done again");
  }
}

std::optional<std::vector<TunedRate>> RunFolder::take_tuning() {
  if (!std::filesystem::exists(part("tuning"))) return std::nullopt;
  tuned_.clear();
  for (const json& each : read_part(part("tuning"))) {
    tuned_.push_back({{}, each.at("chosen")});
    for (const json& score : each.at("scores")) tuned_.back().average_precision.push_back(from_json(score));
  }
  return tuned_;
}

void RunFolder::write(bool interrupted) const {
  write_whole(path_ + "/steps.csv", steps_);
  nlohmann::json summary = Summary(config_, seeds_).json(interrupted);
  for (std::size_t loss = 0; loss < tuned_.size(); ++loss)
    for (std::size_t k = 0; k < config_.learning_rates.size(); ++k) {
      auto& entry = summary["learning_rates"][config_.losses[loss].text()];
      const double score = tuned_[loss].average_precision[k];
      entry["chosen"] = tuned_[loss].chosen;
      entry["validation_average_precision"].push_back(
          {config_.learning_rates[k], std::isnan(score) ? nlohmann::json(nullptr) : nlohmann::json(score)});
    }
  write_whole(path_ + "/summary.json", summary.dump(2) + "\n");
  std::error_code error;
  if (!interrupted) std::filesystem::remove_all(path_ + "/parts", error);
}

}  // namespace focalgrad::experiment
