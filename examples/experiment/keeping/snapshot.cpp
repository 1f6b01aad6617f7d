#include "examples/experiment/keeping/snapshot.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "examples/experiment/findings/story_json.hpp"
#include "examples/experiment/text/checksum.hpp"
#include "examples/experiment/text/json.hpp"
#include "examples/experiment/text/number.hpp"
#include "examples/experiment/training/digest.hpp"
#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

namespace fs = std::filesystem;

std::string training_file(const fs::path& at, std::size_t loss) {
  return (at / fmt::format("loss-{}.safetensors", loss)).string();
}

/// Of a file that is not there, that of nothing.
std::string checksum_of(const std::string& path) {
  std::string bytes;
  read_file(path, bytes);
  return checksum(bytes);
}

/// Of a training and of the model of its best step.
std::string training_checksum(const std::string& training) {
  return checksum_of(training) + checksum_of(training + Trainer::best_file);
}

/// The snapshots of a seed by their steps.
std::map<std::size_t, fs::path> snapshots(const std::string& folder, std::size_t seed) {
  std::map<std::size_t, fs::path> found;
  const std::string start = fmt::format("seed-{}-step-", seed);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(start)) continue;
    if (const auto step = read_number<std::size_t>(std::string_view(name).substr(start.size())))
      found[*step] = entry.path();
  }
  return found;
}

}  // namespace

void write_snapshot(const std::string& folder, std::size_t seed, const Snapshot& snapshot,
                    const Trainers& trainers) {
  const auto before = snapshots(folder, seed);
  if (before.contains(snapshot.step)) return;  // the same steps give the same snapshot
  const fs::path whole = fs::path(folder) / fmt::format("seed-{}-step-{}", seed, snapshot.step);
  const fs::path beside = whole.string() + ".part";
  std::error_code error;
  fs::remove_all(beside, error);
  fs::create_directories(beside, error);
  nlohmann::json trainings = nlohmann::json::array();
  for (std::size_t loss = 0; loss < trainers.size(); ++loss) {
    trainers[loss]->save(training_file(beside, loss));
    trainings.push_back(training_checksum(training_file(beside, loss)));
  }
  const nlohmann::json rest = {{"digest", snapshot.digest},
                               {"rows", snapshot.rows},
                               {"trainings", trainings},
                               {"row_bytes", snapshot.row_bytes},
                               {"story", snapshot.story ? to_json(*snapshot.story) : nlohmann::json()}};
  if (!error) error = write_file((beside / "rest.json").string(), sealed(rest));
  if (!error) fs::rename(beside, whole, error);
  if (error) throw Error(whole.string() + " cannot be written: " + error.message());
  for (const auto& [_, path] : before) fs::remove_all(path, error);
}

Snapshot read_snapshot(const std::string& folder, std::size_t seed, const Trainers& trainers,
                       const std::string& digest) {
  const auto all = snapshots(folder, seed);
  if (all.empty()) return {};
  const auto& [step, path] = *all.rbegin();
  std::string content;
  read_file((path / "rest.json").string(), content);  // a missing file leaves it empty
  const std::string damaged =
      path.string() + " is damaged or was altered; remove it, and its seed is trained again";
  try {
    const nlohmann::json rest = unsealed(content).value_or(nlohmann::json::object());
    if (rest.empty()) throw Error(damaged);
    check_digest(path.string(), rest.value("digest", ""), digest);
    Snapshot snapshot{step, rest.at("row_bytes"), {}, digest, rest.at("rows")};
    if (!rest.at("story").is_null())
      snapshot.story = told_from_json(rest.at("story"), trainers.size(), path.string());
    for (std::size_t loss = 0; loss < trainers.size(); ++loss) {
      const std::string training = training_file(path, loss);
      if (rest.at("trainings").at(loss) != training_checksum(training)) throw Error(damaged);
      trainers[loss]->go_on_from(training, step);
    }
    return snapshot;
  } catch (const nlohmann::json::exception&) {
    throw Error(damaged);
  }
}

std::size_t snapshot_step(const std::string& folder, std::size_t seed) {
  const auto all = snapshots(folder, seed);
  return all.empty() ? 0 : all.rbegin()->first;
}

}  // namespace focalgrad::experiment
