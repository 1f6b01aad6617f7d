#include "examples/experiment/keeping/run_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/findings/summary_json.hpp"
#include "examples/experiment/keeping/seed_part.hpp"
#include "examples/experiment/keeping/split_csv.hpp"
#include "examples/experiment/keeping/steps_csv.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/training/config_text.hpp"
#include "examples/experiment/training/digest.hpp"
#include "nn/checkpoint.hpp"
#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

namespace fs = std::filesystem;

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
                           : config.csv == "-" ? "standard-input"
                                               : fs::path(config.csv).stem().string();
  return fmt::format("runs/{}-seed{}", what, config.seed);
}

RunFolder::RunFolder(std::string path, const Config& config, bool resume, double snapshot_seconds)
    : path_(std::move(path)), config_(config), digest_(digest(config)), snapshot_every_(snapshot_seconds) {
  lock_.emplace(path_);
  std::error_code error;
  fs::remove_all(parts() + ".done", error);
  closed_ = resume && !fs::exists(parts());
  if (closed_) {
    lock_.reset();
    return;
  }
  if (!resume) fs::remove_all(parts(), error);
  error.clear();
  fs::create_directories(parts(), error);
  if (error)
    throw Error(path_ + " cannot be made: " + error.message() + "; choose another folder with --out");
  write_whole(path_ + "/config.json", config_text(config) + "\n");
  if (config.table) write_whole(path_ + "/split.csv", split_text(config, *config.table));
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
  Rows& rows = rows_of(record.seed);
  rows.sum.add(text);
  if (std::fwrite(text.data(), 1, text.size(), rows.file.get()) != text.size())
    cannot_write(rows_path(record.seed));
}

bool RunFolder::snapshot_is_due(std::size_t seed) {
  return Clock::now() - rows_of(seed).kept >= snapshot_every_;
}

void RunFolder::keep(std::size_t seed, std::size_t step, const Trainers& trainers,
                     const std::optional<Told>& story) {
  Rows& rows = rows_of(seed);
  if (std::fflush(rows.file.get()) != 0) cannot_write(rows_path(seed));
  write_snapshot(parts(), seed, {step, fs::file_size(rows_path(seed)), story, digest_, rows.sum.text()},
                 trainers);
  rows.kept = Clock::now();
}

Snapshot RunFolder::go_on(std::size_t seed, const Trainers& trainers) {
  Snapshot snapshot = read_snapshot(parts(), seed, trainers, digest_);
  if (snapshot.step == 0) return snapshot;
  const std::string path = rows_path(seed);
  std::error_code error;
  if (fs::file_size(path, error) < snapshot.row_bytes)
    throw Error(path + " is shorter than its snapshot says; remove that, and the seed is trained again");
  if (!error) fs::resize_file(path, snapshot.row_bytes, error);
  if (error) throw Error(path + " cannot be cut at its snapshot: " + error.message());
  const Checksum sum = checked_rows(seed, snapshot.rows);
  const std::scoped_lock lock(mutex_);
  rows_[seed].file.reset(std::fopen(path.c_str(), "ab"));
  rows_[seed].sum = sum;
  return snapshot;
}

Checksum RunFolder::checked_rows(std::size_t seed, const std::string& wanted) const {
  std::string rows;
  const std::error_code error = read_file(rows_path(seed), rows);
  if (error) throw Error(rows_path(seed) + " cannot be read: " + error.message());
  Checksum sum;
  sum.add(rows);
  if (sum.text() != wanted)
    throw Error(rows_path(seed) +
                " is damaged or was altered; remove its snapshot or its result beside it, and its seed is "
                "trained again");
  return sum;
}

std::vector<StepRecord> RunFolder::records(std::size_t seed) const {
  std::string rows;
  if (const std::error_code error = read_file(rows_path(seed), rows))
    throw Error(rows_path(seed) + " cannot be read: " + error.message());
  try {
    return read_step_rows(rows, config_.losses);
  } catch (const Error& wrong) {
    throw Error(fmt::format(
        "{} is damaged: {}; remove its snapshot or its result beside it, and its seed is trained again",
        rows_path(seed), wrong.what()));
  }
}

void RunFolder::keep_model(Trainer& trainer, const Dataset& train) {
  std::string name = trainer.loss().text();
  std::replace(name.begin(), name.end(), ':', '-');
  save_safetensors(fmt::format("{}/model-{}.safetensors", path_, name),
                   {nn::state_dict(trainer.model()),
                    {{"loss", trainer.loss().text()},
                     {"step", fmt::format("{}", trainer.model_step())},
                     {"inputs", fmt::format("{}", fmt::join(train.features, ","))},
                     {"input_mean", fmt::format("{}", fmt::join(train.mean, ","))},
                     {"input_deviation", fmt::format("{}", fmt::join(train.deviation, ","))}}});
}

void RunFolder::finish(const SeedResult& result, const std::optional<Told>& story) {
  if (std::fflush(rows_of(result.seed).file.get()) != 0) cannot_write(rows_path(result.seed));
  write_part(result_path(result.seed), {result, story, digest_, rows_of(result.seed).sum.text()});
  seeds_.push_back(result);
  if (story) story_ = story;
}

bool RunFolder::has(std::size_t seed) const { return fs::exists(result_path(seed)); }

std::size_t RunFolder::steps_done(std::size_t seed) const {
  return has(seed) ? config_.steps : snapshot_step(parts(), seed);
}

SeedResult RunFolder::take(std::size_t seed) {
  const SeedPart part = read_part(result_path(seed), config_.losses.size(), digest_);
  checked_rows(seed, part.rows);
  if (part.story) story_ = part.story;
  seeds_.push_back(part.result);
  return part.result;
}

void RunFolder::write(bool interrupted) {
  for (const auto& [_, rows] : rows_) std::fflush(rows.file.get());
  const auto steps = [&](std::FILE* to) {
    std::fputs(step_header().c_str(), to);
    for (std::size_t k = 0; k < config_.seeds && !std::ferror(to); ++k)
      append(rows_path(config_.seed + k), to);
  };
  check(write_file(path_ + "/steps.csv", steps), path_ + "/steps.csv");
  write_whole(path_ + "/summary.json", summary_text(Summary(config_, seeds_), tuned_, interrupted));
}

void RunFolder::close() {
  rows_.clear();
  // All at once: from half of them a killed run could not be resumed.
  std::error_code error;
  fs::rename(parts(), parts() + ".done", error);
  fs::remove_all(parts() + ".done", error);
  lock_.reset();
}

}  // namespace focalgrad::experiment
