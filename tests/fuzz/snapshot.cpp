// What a stopped run left of a seed: a snapshot's rest.json and, where a line end follows it, the training of
// its loss; and the same JSON as a finished seed's result.
#include "examples/experiment/keeping/snapshot.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "examples/experiment/findings/story.hpp"
#include "examples/experiment/keeping/seed_part.hpp"
#include "examples/experiment/text/checksum.hpp"
#include "examples/experiment/text/json.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

using namespace experiment;

namespace {

/// One trainer of one seed, on four rows.
struct OneTrainer {
  Config config = [] {
    Config made;
    made.losses = LossSpec::parse_list("ce");
    made.hidden = {};
    made.batch = 2;
    return made;
  }();
  Dataset train{Tensor{{0, 1}, {1, 0}, {1, 1}, {0, 0}}, {0, 1, 1, 0}, {}, {"a", "b"}};
  Trainers trainers;
  OneTrainer() { trainers.push_back(make_trainer(config.losses[0], config, train, 1)); }
};

const char* const step = "/seed-1-step-1";

/// The JSON as it would be had nobody altered it or the training.
std::string with_checksums(const std::string& text, const std::string& training) {
  try {
    nlohmann::json object = parse_json(text);
    if (!object.is_object()) return text;
    if (object.contains("trainings"))
      object["trainings"] = {checksum(training) + checksum("")};  // no best step of --patience
    return sealed(object);
  } catch (const nlohmann::json::exception&) {
    return text;
  }
}

/// The two files of the snapshot in the folder, as bytes.
std::string bytes_in(const std::string& folder) {
  return bytes_of(at(folder) + step + "/rest.json") + "\n" +
         bytes_of(at(folder) + step + "/loss-0.safetensors");
}

Told a_story() {
  const Points points{{0, 1}, {0.5, 1}};
  const RankingCurves curves{points, points};
  const Reliability bins{{0.1}, {0.2}, {0.1}, {0.3}, {4}};
  return {{{1, 2}, {{{"loss", {0.7, 0.6}}}}},
          {{1, {{{0.5, 0.5}, {1}, {50, 20}}}}},
          Plane{0, 1, 0, 1, 2, 1, {"a", "b"}, points, points, {1, 2}},
          {{curves, bins, bins, points, points, {{0, 0.5, 1}, {1, 1, 0}, {2, 0, 0}, 1, 2}}},
          curves};
}

}  // namespace

bool takes_snapshot(const std::string& bytes) {
  static const std::string training = a_snapshot().substr(a_snapshot().find('\n') + 1);
  const std::size_t cut = bytes.find('\n');
  std::filesystem::create_directories(at("snapshots") + step);
  const std::string of_loss = cut == std::string::npos ? training : bytes.substr(cut + 1);
  const std::string rest = with_checksums(bytes.substr(0, cut), of_loss);
  file_of(std::string("snapshots") + step + "/rest.json", rest);
  file_of(std::string("snapshots") + step + "/loss-0.safetensors", of_loss);
  OneTrainer one, other;
  Snapshot snapshot;
  const bool taken =
      takes(bytes, [&] { snapshot = read_snapshot(at("snapshots"), 1, one.trainers, "digest"); });
  if (taken) {
    promise(snapshot.step == 1, "it is of the step that its name says");
    std::filesystem::remove_all(at("written"));
    snapshot.digest = "digest";
    write_snapshot(at("written"), 1, snapshot, one.trainers);
    const std::string written = bytes_in("written");
    Snapshot again = read_snapshot(at("written"), 1, other.trainers, "digest");
    again.digest = "digest";
    std::filesystem::remove_all(at("again"));
    write_snapshot(at("again"), 1, again, other.trainers);
    promise(bytes_in("again") == written, "it is written as it was read");
  }
  SeedPart part;
  if (!takes(bytes, [&] { part = read_part(file_of("part.json", rest), 1, "digest"); })) return taken;
  promise(part.result.losses.size() == 1, "a result has metrics for the loss");
  return true;
}

std::string a_snapshot() {
  OneTrainer one;
  one.trainers[0]->step();
  std::filesystem::remove_all(at("example"));
  write_snapshot(at("example"), 1, {1, 100, a_story(), "digest", "rows"}, one.trainers);
  return bytes_in("example");
}

}  // namespace focalgrad::fuzz
