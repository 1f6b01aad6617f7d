// Runs that stop and go on.
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "examples/experiment/findings/story_json.hpp"
#include "examples/experiment/keeping/run_into.hpp"
#include "examples/experiment/keeping/steps_csv.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/text/json.hpp"
#include "tests/experiment/small.hpp"
#include "tests/folder.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;
using tests::content;
using tests::Folder;

namespace {

Config small(const std::string& optimizer, const std::string& losses) {
  Config config = tests::small(losses, 45, 2);
  config.optimizer = optimizer;
  return config;
}

struct Killed {};

/// Stops a run as a kill does, or as Ctrl-C does, after so many steps; 0: never.
struct Stops : Screen {
  std::size_t killed_after = 0, interrupted_after = 0, steps = 0, shown = 0, seeds_done = 0, steps_done = 0;
  volatile std::sig_atomic_t stop = 0;
  void begin(std::size_t seeds, std::size_t steps_before) override {
    seeds_done = seeds, steps_done = steps_before;
  }
  void advance() override {
    if (++steps == killed_after) throw Killed();
    if (steps == interrupted_after) stop = 1;
  }
  void show(const StepRecord&) override { ++shown; }
};

/// Trains into a folder.  snapshots: at every step, or none but when interrupted.
void run(const Config& config, const std::string& path, bool resume, bool snapshots, Stops& screen) {
  Experiment experiment(config);
  RunFolder folder(path, experiment.config(), resume, snapshots ? 0 : 1e9);
  try {
    run_into(folder, experiment, screen, screen.stop);
  } catch (const Killed&) {
    return;
  }
  if (screen.stop != 0) return;
  folder.write(false);
  write_whole(path + "/story.json", to_text(to_json(*folder.story())));
  folder.close();
}
void run(const Config& config, const std::string& path, bool resume = false) {
  Stops never;
  run(config, path, resume, false, never);
}
void run_killed(const Config& config, const std::string& path, bool resume, std::size_t after) {
  Stops screen;
  screen.killed_after = after;
  run(config, path, resume, true, screen);
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
    run(config, whole.path);
    run_killed(config, stopped.path, false, 24);  // its rows are written, and there is no snapshot of it
    CHECK(snapshot_step(stopped.path + "/parts", 1) == 23);
    CHECK_FALSE(std::filesystem::exists(stopped.path + "/parts/seed-1-step-22"));
    Stops interrupted;
    interrupted.interrupted_after = 7;
    run(config, stopped.path, true, true, interrupted);
    CHECK(interrupted.steps_done == 23);
    CHECK(snapshot_step(stopped.path + "/parts", 1) == 30);
    Stops last;
    run(config, stopped.path, true, false, last);
    CHECK(last.steps == 15 + 45);
    CHECK(last.shown == shown_steps(config.steps).size() + 1);
    for (const char* name : {"/steps.csv", "/summary.json", "/story.json"})
      CHECK(content(stopped.path + name) == content(whole.path + name));
  }
}

TEST_CASE("a whole run has nothing to go on with") {
  const Folder at("resume_test_closed.tmp");
  const Config config = small("adam", "ce");
  run(config, at.path);
  CHECK(RunFolder(at.path, config, true).is_closed());
  CHECK_FALSE(RunFolder(at.path, config, false).is_closed());
}

TEST_CASE("a folder is one run's at a time") {
  const Folder at("resume_test_lock.tmp");
  const Config config = small("adam", "ce");
  const std::string lock = at.path + "/lock", self = std::to_string(getpid());
  {
    const RunFolder first(at.path, config);
    check_error([&] { RunFolder(at.path, config); }, {at.path, "in use by process " + self, "--out"});
    check_error([&] { RunFolder(at.path, config, true); }, {"in use by process " + self});
    CHECK(std::filesystem::exists(first.parts()));
  }
  CHECK_FALSE(std::filesystem::exists(lock));
  write_whole(lock, "1");  // of a run that was killed
  RunFolder again(at.path, config, true);
  CHECK(content(lock) == self);
  again.close();
  CHECK_FALSE(std::filesystem::exists(lock));
  CHECK(RunFolder(at.path, config, true).is_closed());
  CHECK_FALSE(std::filesystem::exists(lock));
}

TEST_CASE("a snapshot of another model, or a damaged one, is refused") {
  const Folder at("resume_test_damaged.tmp");
  Config config = small("adam", "ce");
  run_killed(config, at.path, false, 11);
  config.hidden = {9};
  check_error([&] { run(config, at.path, true); }, {"does not fit the model", "(2, 8)"});
  config.hidden = {8};
  write_whole(at.path + "/parts/seed-1-step-10/rest.json", "{");
  check_error([&] { run(config, at.path, true); }, {"seed-1-step-10", "is damaged", "remove it"});
}

TEST_CASE("a half-written snapshot is passed over") {
  const Folder at("resume_test_half.tmp");
  const Config config = small("adam", "ce");
  run_killed(config, at.path, false, 11);
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
  check_error([&] { read_step_rows(rows.substr(0, rows.size() - 9), 2); }, {"ends in the middle of a row"});
  check_error([&] { read_step_rows("3,x,batch,ce,1\n", 1); }, {"'x' in steps.csv is not a number"});
}
