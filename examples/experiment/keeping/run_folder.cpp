#include "examples/experiment/keeping/run_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "examples/experiment/findings/story_json.hpp"
#include "examples/experiment/keeping/steps_csv.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/text/json.hpp"
#include "examples/experiment/training/config_json.hpp"
#include "nn/checkpoint.hpp"
#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json to_json(const Metrics& metrics) {
  json values;
  for (const auto& [name, member] : Metrics::all()) values[name] = number_or_null(metrics.*member);
  return values;
}
Metrics metrics_from_json(const json& values) {
  Metrics metrics;
  for (const auto& [name, member] : Metrics::all()) metrics.*member = number_or_nan(values.at(name));
  return metrics;
}

void check(const std::error_code& error, const std::string& path) {
  if (error) throw Error(path + " cannot be written: " + error.message());
}

/// Appends all of a file, where there is one.
void append(const std::string& path, std::FILE* to) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> from(std::fopen(path.c_str(), "rb"), std::fclose);
  char block[1 << 16];
  while (from && !std::ferror(to)) {
    const std::size_t size = std::fread(block, 1, sizeof block, from.get());
    if (size == 0) return;
    std::fwrite(block, 1, size, to);
  }
}

[[noreturn]] void cannot_write(const std::string& path) { throw Error(path + " cannot be written"); }

}  // namespace

std::string default_folder(const Config& config) {
  const std::string what = config.csv.empty()
                               ? fmt::format("{}-{}-{}", config.dataset, config.positives, config.negatives)
                               : fs::path(config.csv).stem().string();
  return fmt::format("runs/{}-seed{}", what, config.seed);
}

RunFolder::RunFolder(std::string path, const Config& config, bool resume, double snapshot_seconds)
    : path_(std::move(path)), config_(config), snapshot_every_(snapshot_seconds) {
  std::error_code error;
  fs::remove_all(parts() + ".done", error);
  closed_ = resume && !fs::exists(parts());
  if (closed_) return;
  if (!resume) fs::remove_all(parts(), error);
  error.clear();
  fs::create_directories(parts(), error);
  if (error)
    throw Error(path_ + " cannot be made: " + error.message() + "; choose another folder with --out");
  write_whole(path_ + "/config.json", to_text(experiment::to_json(config), 2) + "\n");
}

std::string RunFolder::rows_path(std::size_t seed) const {
  return fmt::format("{}/seed-{}.csv", parts(), seed);
}
std::string RunFolder::result_path(std::size_t seed) const {
  return fmt::format("{}/seed-{}.json", parts(), seed);
}

RunFolder::Rows& RunFolder::rows_of(std::size_t seed) {
  const std::scoped_lock lock(mutex_);
  Rows& rows = rows_[seed];
  if (!rows.file) rows.file.reset(std::fopen(rows_path(seed).c_str(), "wb"));
  if (!rows.file) cannot_write(rows_path(seed));
  return rows;
}

void RunFolder::add(const StepRecord& record) {
  const std::string text = step_rows(record, config_.losses);
  if (std::fwrite(text.data(), 1, text.size(), rows_of(record.seed).file.get()) != text.size())
    cannot_write(rows_path(record.seed));
}

bool RunFolder::snapshot_is_due(std::size_t seed) {
  return Clock::now() - rows_of(seed).kept >= snapshot_every_;
}

void RunFolder::keep(std::size_t seed, std::size_t step, const Trainers& trainers,
                     const std::optional<Told>& story) {
  Rows& rows = rows_of(seed);
  if (std::fflush(rows.file.get()) != 0) cannot_write(rows_path(seed));
  write_snapshot(parts(), seed, {step, fs::file_size(rows_path(seed)), story}, trainers);
  rows.kept = Clock::now();
}

Snapshot RunFolder::go_on(std::size_t seed, const Trainers& trainers) {
  Snapshot snapshot = read_snapshot(parts(), seed, trainers);
  if (snapshot.step == 0) return snapshot;
  const std::string path = rows_path(seed);
  std::error_code error;
  fs::resize_file(path, snapshot.row_bytes, error);
  if (error) throw Error(path + " cannot be cut at its snapshot: " + error.message());
  const std::scoped_lock lock(mutex_);
  rows_[seed].file.reset(std::fopen(path.c_str(), "ab"));
  return snapshot;
}

std::vector<StepRecord> RunFolder::records(std::size_t seed) const {
  std::string rows;
  if (const std::error_code error = read_file(rows_path(seed), rows))
    throw Error(rows_path(seed) + " cannot be read: " + error.message());
  return read_step_rows(rows, config_.losses.size());
}

void RunFolder::keep_model(Trainer& trainer, const Dataset& train) {
  std::string name = trainer.loss().text();
  std::replace(name.begin(), name.end(), ':', '-');
  save_safetensors(fmt::format("{}/model-{}.safetensors", path_, name),
                   {nn::state_dict(trainer.model()),
                    {{"loss", trainer.loss().text()},
                     {"inputs", fmt::format("{}", fmt::join(train.features, ","))},
                     {"input_mean", fmt::format("{}", fmt::join(train.mean, ","))},
                     {"input_deviation", fmt::format("{}", fmt::join(train.deviation, ","))}}});
}

void RunFolder::finish(const SeedResult& result, const std::optional<Told>& story) {
  if (std::fflush(rows_of(result.seed).file.get()) != 0) cannot_write(rows_path(result.seed));
  json losses;
  for (const Metrics& each : result.losses) losses.push_back(to_json(each));
  write_whole(result_path(result.seed), to_text({{"seed", result.seed},
                                                 {"losses", losses},
                                                 {"bayes", to_json(result.bayes)},
                                                 {"story", story ? experiment::to_json(*story) : json()}}));
  seeds_.push_back(result);
  if (story) story_ = story;
}

bool RunFolder::has(std::size_t seed) const { return fs::exists(result_path(seed)); }

std::size_t RunFolder::steps_done(std::size_t seed) const {
  return has(seed) ? config_.steps : snapshot_step(parts(), seed);
}

SeedResult RunFolder::take(std::size_t seed) {
  const std::string from = result_path(seed);
  std::string content;
  if (const std::error_code error = read_file(from, content))
    throw Error(from + " cannot be read: " + error.message());
  try {
    const json made = parse_json(content);
    SeedResult result{made.at("seed"), {}, metrics_from_json(made.at("bayes"))};
    for (const json& each : made.at("losses")) result.losses.push_back(metrics_from_json(each));
    if (!made.at("story").is_null()) story_ = told_from_json(made.at("story"));
    seeds_.push_back(result);
    return result;
  } catch (const json::exception& cause) {
    throw Error(from + " is damaged: " + cause.what() + "; remove it, and its seed is trained again");
  }
}

void RunFolder::write(bool interrupted) {
  for (const auto& [_, rows] : rows_) std::fflush(rows.file.get());
  const auto steps = [&](std::FILE* to) {
    std::fputs(step_header().c_str(), to);
    for (std::size_t k = 0; k < config_.seeds && !std::ferror(to); ++k)
      append(rows_path(config_.seed + k), to);
  };
  check(write_file(path_ + "/steps.csv", steps), path_ + "/steps.csv");
  json summary = Summary(config_, seeds_).json(interrupted);
  for (std::size_t loss = 0; loss < tuned_.size(); ++loss)
    for (std::size_t k = 0; k < config_.learning_rates.size(); ++k) {
      auto& entry = summary["learning_rates"][config_.losses[loss].text()];
      entry["chosen"] = tuned_[loss].chosen;
      entry["validation_average_precision"].push_back(
          {config_.learning_rates[k], number_or_null(tuned_[loss].average_precision[k])});
    }
  write_whole(path_ + "/summary.json", to_text(summary, 2) + "\n");
}

void RunFolder::close() {
  rows_.clear();
  // All at once: from half of them a killed run could not be resumed.
  std::error_code error;
  fs::rename(parts(), parts() + ".done", error);
  fs::remove_all(parts() + ".done", error);
}

}  // namespace focalgrad::experiment
