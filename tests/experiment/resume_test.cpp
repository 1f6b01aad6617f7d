// Runs that stop and go on.
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/findings/story_json.hpp"
#include "examples/experiment/keeping/run_into.hpp"
#include "examples/experiment/keeping/steps_csv.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/sweep/results_file.hpp"
#include "examples/experiment/text/checksum.hpp"
#include "examples/experiment/text/json.hpp"
#include "examples/experiment/training/digest.hpp"
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
  Stops screen;
  run(config, path, resume, false, screen);
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
    Config config = small(kind.first, kind.second);
    if (kind.first == "adam") config.patience = 20, config.schedule = "cosine", config.learning_rate = 0.2;
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

TEST_CASE("parts of another run, or damaged ones, are refused") {
  const Folder at("resume_test_damaged.tmp");
  Config config = small("adam", "ce");
  run_killed(config, at.path, false, 11);
  const Config same = config;
  for (const auto& change : std::vector<void (*)(Config&)>{
           [](Config& c) { c.hidden = {9}; }, [](Config& c) { c.learning_rate *= 2; },
           [](Config& c) { c.batch = 16; }, [](Config& c) { c.steps = 5; },
           [](Config& c) { c.losses = LossSpec::parse_list("focal"); },
           [](Config& c) { c.losses = LossSpec::parse_list("ce,focal"); }}) {
    change(config);
    check_error([&] { run(config, at.path, true); }, {"seed-1-step-10", "another config", "--out"});
    config = same;
  }
  const std::string rows = at.path + "/parts/seed-1.csv", kept = content(rows);
  write_whole(rows, "1,0,bitch,ce" + kept.substr(12));
  check_error([&] { run(config, at.path, true); }, {"seed-1.csv is damaged or was altered", "remove"});
  write_whole(rows, kept.substr(0, 40));
  check_error([&] { run(config, at.path, true); }, {"seed-1.csv", "shorter than its snapshot"});
  write_whole(rows, kept);
  write_whole(at.path + "/parts/seed-1-step-10/rest.json", "{");
  check_error([&] { run(config, at.path, true); }, {"seed-1-step-10", "is damaged", "remove it"});
}

TEST_CASE("a snapshot is of the step that its name says, and of all its parts") {
  const Folder at("resume_test_step.tmp");
  const Config config = small("adam", "ce");
  run_killed(config, at.path, false, 11);
  const std::string snapshot = at.path + "/parts/seed-1-step-";
  std::filesystem::rename(snapshot + "10", snapshot + "9");
  check_error([&] { run(config, at.path, true); }, {"loss-0.safetensors", "is of step 10, not of step 9"});
  std::filesystem::rename(snapshot + "9", snapshot + "10");
  const std::string rest = content(snapshot + "10/rest.json");
  for (const auto& [was, is] : {std::pair{R"("curves":null)", R"("curves":{"losses":[]})"},
                                {R"("losses":[{"easy)", R"("losses":[{},{"easy)"}}) {
    std::string damaged = rest;
    REQUIRE(damaged.find(was) != std::string::npos);
    damaged.replace(damaged.find(was), std::string(was).size(), is);
    write_whole(snapshot + "10/rest.json", sealed(parse_json(damaged)));
    check_error([&] { run(config, at.path, true); }, {"seed-1-step-10 is damaged", "story", "remove it"});
  }
}

TEST_CASE("what was altered since it was written is refused: results, snapshots, rows, a sweep's lines") {
  const Folder at("resume_test_altered.tmp"), sweep("resume_test_altered_sweep.tmp");
  const Config config = small("adam", "ce");
  const std::string parts = at.path + "/parts/";
  run_killed(config, at.path, false, 50);  // the first seed is done, and of the second there is a snapshot
  const auto refused = [&](const std::string& file, const std::string& was, const std::string& is) {
    CAPTURE(file);
    const std::string kept = content(file);
    const std::size_t where = kept.find(was);
    REQUIRE(where != std::string::npos);
    write_whole(file, std::string(kept).replace(where, was.size(), is));
    check_error([&] { run(config, at.path, true); }, {"is damaged or was altered", "remove"});
    write_whole(file, kept);
  };
  refused(parts + "seed-1.json", "\"brier\":0.", "\"brier\":0.0");
  refused(parts + "seed-1.json", "\"seed\":1", "\"seed\":2");
  refused(parts + "seed-1.csv", "1,3,batch,ce,0.", "1,3,batch,ce,1.");
  refused(parts + "seed-2.csv", "2,3,batch,ce,0.", "2,3,batch,ce,1.");
  refused(parts + "seed-2-step-4/rest.json", "\"row_bytes\":", "\"row_bytes\":1");
  const std::string training = parts + "seed-2-step-4/loss-0.safetensors";
  refused(training, content(training).substr(content(training).size() - 3), "abc");
  run(config, at.path, true);
  const Grid grid{config, {100}, {0.1}};
  const std::string line = "100,1,0.1,ce" + std::string(SweepFile::columns().size() - 4, ',');
  { SweepFile(sweep.path, grid).add(line); }
  CHECK(SweepFile(sweep.path, grid).left().size() == 1);
  std::string lines = content(sweep.path + "/sweep.csv");
  write_whole(sweep.path + "/sweep.csv", lines.replace(lines.find("0.1,ce,"), 7, "0.1,ce,1"));
  check_error([&] { SweepFile(sweep.path, grid); }, {"sweep.csv", "damaged or was altered", "remove it"});
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
  const std::vector<StepRecord> read = read_step_rows(rows, losses);
  REQUIRE(read.size() == 2);
  CHECK(read[1].test.size() == 2);
  CHECK(read[0].test.empty());
  CHECK(step_rows(read[0], losses) + step_rows(read[1], losses) == rows);
  check_error([&] { read_step_rows(rows.substr(0, rows.size() - 9), losses); },
              {"ends in the middle of a row"});
  check_error([&] { read_step_rows("3,x,batch,ce,1\n", losses); }, {"'x' in steps.csv is not a number"});
  for (const auto& [was, is] : {std::pair{"17,batch,focal", "17,train,focal"},
                                {"17,batch,focal", "18,batch,focal"},
                                {"3,20,train,focal", "4,20,train,focal"},
                                {"20,train,ce", "20,train,ldam"}}) {
    std::string damaged = rows;
    damaged.replace(damaged.find(was), std::string(was).size(), is);
    check_error([&] { read_step_rows(damaged, losses); }, {"another step or loss"});
  }
}

TEST_CASE("a finished seed of another run is refused, and more seeds are not another run") {
  const Folder at("resume_test_finished.tmp");
  Config config = small("adam", "ce");
  run_killed(config, at.path, false, 50);
  REQUIRE(std::filesystem::exists(at.path + "/parts/seed-1.json"));
  config.learning_rate *= 2;
  check_error([&] { run(config, at.path, true); }, {"seed-1.json", "another config"});
  config.learning_rate /= 2;
  config.seeds = 3;
  run(config, at.path, true);
  CHECK(std::filesystem::exists(at.path + "/report.html") == false);
  CHECK(std::filesystem::exists(at.path + "/summary.json"));
}

TEST_CASE("a digest is of the file's rows too, and a sweep of other rows is another sweep") {
  Config config = small("adam", "ce");
  config.csv = "a.csv", config.label = "y", config.positive = "1";
  Table table;
  table.data.inputs = Tensor{{1, 2}, {3, 4}};
  table.data.labels = {0, 1};
  const auto with = [&](const Table& rows) {
    Config made = config;
    made.table = std::make_shared<const Table>(rows);
    return made;
  };
  Table other_cell = table, other_label = table;
  other_cell.data.inputs(1, 0) = 5;
  other_label.data.labels[0] = 1;
  CHECK(digest(with(table)) == digest(with(table)));
  CHECK(digest(with(table)) != digest(with(other_cell)));
  CHECK(digest(with(table)) != digest(with(other_label)));
  const Folder at("resume_test_sweep.tmp");
  const Grid before{with(table), {100}, {0.1}}, after{with(other_cell), {100}, {0.1}};
  { const SweepFile file(at.path, before); }
  check_error([&] { SweepFile(at.path, after); }, {"sweep.json", "another sweep"});
  { const SweepFile again(at.path, before); }
  write_whole(at.path + "/sweep.csv", content(at.path + "/sweep.csv") + "100,1,0.1,ce,0.5\n");
  check_error([&] { SweepFile(at.path, before); },
              {"sweep.csv", "damaged or was altered", "'100,1,0.1,ce,0.5'"});
}
