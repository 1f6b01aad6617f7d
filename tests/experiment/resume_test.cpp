// Runs that stop and go on.
#include <cmath>
#include <filesystem>

#include "examples/experiment/findings/story.hpp"
#include "examples/experiment/keeping/run_folder.hpp"
#include "examples/experiment/keeping/steps_csv.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "tests/folder.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;
using tests::content;
using tests::Folder;

namespace {

Config small(const std::string& optimizer, const std::string& losses) {
  Config config;
  config.positives = 20;
  config.negatives = 200;
  config.hidden = {8};
  config.steps = 45;
  config.batch = 32;
  config.seeds = 2;
  config.optimizer = optimizer;
  config.losses = LossSpec::parse_list(losses);
  return config;
}

/// Trains into a folder, with a snapshot after each `every` steps; stops, as a kill does, after `last` of the
/// first seed's.
void run(const Config& config, const std::string& path, bool resume, std::size_t every, std::size_t last) {
  Experiment experiment(config);
  RunFolder folder(path, experiment.config(), resume);
  Story story(config);
  volatile std::sig_atomic_t stop = 0;
  experiment.on_step = [&](const StepRecord& record) {
    folder.add(record);
    story.add(record);
    if (record.seed == config.seed && record.step == last) stop = 1;
  };
  experiment.on_look = [&](auto&&... seen) { story.look(seen...); };
  experiment.on_pause = [&](std::size_t seed, std::size_t step, const Trainers& trainers, bool stops) {
    // A run that stops just after a snapshot makes the same one again.
    for (int times = stops ? 0 : 2; step % every == 0 && times > 0; --times)
      folder.keep(seed, step, trainers, story.told());
  };
  experiment.go_on = [&](std::size_t seed, const Trainers& trainers) {
    const Snapshot snapshot = folder.go_on(seed, trainers);
    if (snapshot.step > 0 && seed == config.seed) {
      story.go_on_from(snapshot.story);
      for (const StepRecord& record : folder.records(seed)) story.add(record);
    }
    return snapshot.step;
  };
  experiment.is_done = [&](std::size_t seed) { return folder.has(seed); };
  experiment.on_done = [&](std::size_t seed) { folder.take(seed); };
  experiment.on_seed = [&](const SeedResult& result) {
    folder.finish(result, result.seed == config.seed ? story.told() : nlohmann::json());
  };
  experiment.run(stop);
  if (stop != 0) return;
  folder.write(false);
  write_whole(path + "/story.json", folder.story().dump());
  folder.close();
}

}  // namespace

TEST_CASE("a seed goes on from a snapshot to the same files, with every optimiser and sampler") {
  const std::vector<std::pair<std::string, std::string>> kinds = {{"adam", "ce,focal"},
                                                                  {"adamw", "undersampling,ohem"},
                                                                  {"sgd", "oversampling"},
                                                                  {"rmsprop", "ce"},
                                                                  {"adagrad", "ldam"}};
  for (const auto& kind : kinds) {
    CAPTURE(kind.first);
    const Config config = small(kind.first, kind.second);
    const Folder whole("resume_test_whole.tmp"), stopped("resume_test_stopped.tmp");
    run(config, whole.path, false, 7, 1000);
    run(config, stopped.path, false, 7, 24);
    CHECK(snapshot_step(stopped.path + "/parts", 1) == 21);
    CHECK_FALSE(std::filesystem::exists(stopped.path + "/parts/seed-1-step-14"));
    run(config, stopped.path, true, 4, 30);
    CHECK(snapshot_step(stopped.path + "/parts", 1) == 28);
    run(config, stopped.path, true, 1000, 1000);
    for (const char* name : {"/steps.csv", "/summary.json", "/story.json"})
      CHECK(content(stopped.path + name) == content(whole.path + name));
  }
}

TEST_CASE("a whole run has nothing to go on with") {
  const Folder at("resume_test_closed.tmp");
  const Config config = small("adam", "ce");
  run(config, at.path, false, 1000, 1000);
  CHECK(RunFolder(at.path, config, true).is_closed());
  CHECK_FALSE(RunFolder(at.path, config, false).is_closed());
}

TEST_CASE("a snapshot of another model, or a damaged one, is refused") {
  const Folder at("resume_test_damaged.tmp");
  Config config = small("adam", "ce");
  run(config, at.path, false, 5, 12);
  config.hidden = {9};
  check_error([&] { run(config, at.path, true, 5, 1000); }, {"does not fit the model", "(2, 8)"});
  config.hidden = {8};
  write_whole(at.path + "/parts/seed-1-step-10/rest.json", "{");
  check_error([&] { run(config, at.path, true, 5, 1000); },
              {"seed-1-step-10", "is no snapshot", "remove it"});
}

TEST_CASE("a half-written snapshot is passed over") {
  const Folder at("resume_test_half.tmp");
  const Config config = small("adam", "ce");
  run(config, at.path, false, 5, 12);
  std::filesystem::create_directories(at.path + "/parts/seed-1-step-11.part");
  CHECK(snapshot_step(at.path + "/parts", 1) == 10);
}

TEST_CASE("rows of steps.csv read back to the bits they were written from") {
  const std::vector<LossSpec> losses = LossSpec::parse_list("ce,focal:alpha=0.25");
  StepRecord batch{3, 17, false, {Ledger{}, Ledger{}}, {}}, whole{3, 20, true, {Ledger{}, Ledger{}}, {}};
  double value = 0.1;
  for (StepRecord* record : {&batch, &whole})
    for (Ledger& ledger : record->ledgers)
      for (const auto& [_, member] : Ledger::all()) ledger.*member = value *= -1.7;
  batch.ledgers[1].positives_p_t = std::nan("");
  whole.test.resize(2);
  for (Metrics& metrics : whole.test)
    for (const auto& [_, member] : Metrics::all()) metrics.*member = value /= 3.3;
  whole.test[0].posterior_error = std::nan("");
  const std::string rows = step_rows(batch, losses) + step_rows(whole, losses);
  const std::vector<StepRecord> read = read_step_rows(rows, 2);
  REQUIRE(read.size() == 2);
  CHECK(read[1].test.size() == 2);
  CHECK(read[0].test.empty());
  CHECK(step_rows(read[0], losses) + step_rows(read[1], losses) == rows);
  check_error([&] { read_step_rows(rows.substr(0, rows.size() - 9), 2); }, {"ends within a row"});
  check_error([&] { read_step_rows("3,x,batch,ce,1\n", 1); }, {"'x' is no number"});
}
