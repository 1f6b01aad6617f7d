#include "examples/experiment/run_folder.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "tensor/error.hpp"
#include "tensor/file.hpp"

namespace focalgrad::experiment {

namespace {

std::string cell(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }

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

RunFolder::RunFolder(std::string path, const Config& config) : path_(std::move(path)), config_(config) {
  std::error_code error;
  std::filesystem::create_directories(path_, error);
  if (error)
    throw Error(path_ + " cannot be made: " + error.message() + "; choose another folder with --out");
  write_whole(path_ + "/config.json", to_json(config).dump(2) + "\n");
  steps_ = "seed,step,part,loss_name";
  for (const auto& [name, _] : Ledger::all()) steps_ += "," + name;
  for (const auto& [name, _] : Metrics::all()) steps_ += ",test_" + name;
  steps_ += "\n";
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
}

}  // namespace focalgrad::experiment
