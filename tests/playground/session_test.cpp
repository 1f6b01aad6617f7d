#include "examples/playground/session.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "autograd/show/show.hpp"
#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/training/experiment.hpp"
#include "examples/playground/figures.hpp"
#include "examples/playground/settings.hpp"
#include "tests/experiment/heard.hpp"
#include "tests/experiment/small.hpp"
#include "tests/folder.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using experiment::Config, experiment::Ledger, experiment::LossSpec;
using playground::Session, playground::Grid;
using tests::check_error;
using tests::near;

TEST_CASE("a session has the comparison's numbers, at each step and at the end") {
  const Config config = tests::small("ce,focal:alpha=0.25,oversampling", 30, 1);
  tests::Heard heard;
  experiment::Experiment(config).run(heard, tests::never);
  Session session(config);
  std::size_t step = 0;
  const experiment::StepRecord* last = nullptr;
  for (const experiment::StepRecord& record : heard.steps.at(config.seed)) {
    if (record.whole_training_part) {
      last = &record;
      continue;
    }
    REQUIRE(record.step == ++step);
    const std::vector<Ledger> ledgers = session.step();
    for (std::size_t k = 0; k < session.models(); ++k)
      for (const auto& [name, member] : Ledger::all()) {
        const double got = ledgers[k].*member, want = record.ledgers[k].*member;
        CHECK((got == want || (std::isnan(got) && std::isnan(want))));  // a batch without positives
      }
  }
  CHECK(session.steps() == 30);
  REQUIRE(last->step == 30);
  for (std::size_t k = 0; k < session.models(); ++k) {
    const auto metrics = evaluate(session.predict_test(k, session.test().size()), session.test().labels,
                                  session.test().posterior, session.chosen_threshold(k));
    for (const auto& [name, member] : experiment::Metrics::all())
      CHECK(metrics.*member == last->test[k].*member);
  }
}

TEST_CASE("looking at the next step changes nothing, and shows just that step") {
  const Config config = tests::small("focal", 30, 1);
  Session looked(config), plain(config);
  for (int i = 0; i < 5; ++i) {
    const Tape& tape = looked.look_ahead(0);
    double sum = 0;
    for (std::size_t n = 0; n < tape.size(); ++n)
      if (tape.node(n).name() == "loss") sum = tape.node(n).value()();
    const Ledger after = looked.step()[0], want = plain.step()[0];
    CHECK(after.loss == want.loss);
    CHECK(after.gradient_norm == want.gradient_norm);
    CHECK(sum == near(after.loss, tests::tolerance));
  }
}

TEST_CASE("a value of the tape says what it is, and what it sent to each input") {
  Session session(tests::small("ce", 30, 1));
  const Tape& tape = session.look_ahead(0);
  std::size_t operators = 0, sent = 0;
  for (std::size_t n = 0; n < tape.size(); ++n) {
    const playground::NodeStory story = session.story(n);
    const Node& node = tape.node(n);
    CHECK(story.shape == to_string(extents(node.value())));
    CHECK(story.value == in_short(node.value()));
    CHECK(story.formula.empty() == (node.op == nullptr));
    CHECK(story.line > 0);
    operators += node.op ? 1 : 0;
    for (const auto& part : story.sent) {
      ++sent;
      // In this tape each value is the input of one operator alone, so what it was sent is its gradient.
      CHECK(part.what == in_short(tape.node(part.input).gradient()));
      CHECK(part.input < n);
    }
  }
  CHECK(operators >= 4);
  CHECK(sent >= operators);
  check_error([&] { session.story(tape.size()); }, {"no value"});
}

TEST_CASE("surfaces are the models' and the data's own probabilities") {
  Config config = tests::small("focal:alpha=0.25", 30, 1);
  Session session(config);
  for (int i = 0; i < 30; ++i) session.step();
  const experiment::Dataset& test = session.test();
  const auto said = session.predict_test(0, 20);
  const experiment::Dataset& train = session.train();
  for (std::size_t i = 0; i < 20; ++i) {
    // A grid of one cell around the point.
    const double x = test.inputs(i, 0) * train.deviation[0] + train.mean[0];
    const double y = test.inputs(i, 1) * train.deviation[1] + train.mean[1];
    const Grid around{1, x - 1, x + 1, y - 1, y + 1};
    CHECK(session.surface(0, around, false)[0] == near(said.probabilities[i], 1e-5, 1e-6));
    CHECK(session.surface(0, around, true)[0] == near(said.calibrated[i], 1e-5, 1e-6));
    // The test part has just ten times the training part's examples of each class, so its posterior too.
    CHECK(session.bayes(around)[0] == near(test.posterior[i], 1e-3, 1e-5));
  }
  const auto plane = session.surface(0, {2, -1, 1, -1, 1}, false);
  CHECK(plane[1] == session.surface(0, {1, 0, 1, 0, 1}, false)[0]);  // the first row is the top one
  CHECK(plane[2] == session.surface(0, {1, -1, 0, -1, 0}, false)[0]);
}

TEST_CASE("a histogram counts every example of its class") {
  // The model starts near p = 20/220, whatever the example: positives stand low, negatives high.
  Session session(tests::small("ce", 30, 1));
  const playground::Histogram counts = session.histogram(0);
  constexpr std::size_t half = playground::Histogram::bins / 2;
  std::size_t positives = 0, negatives = 0;
  for (std::size_t bin = 0; bin < half; ++bin) {
    positives += counts.positives[bin];
    negatives += counts.negatives[half + bin];
  }
  CHECK(positives == 20);
  CHECK(negatives == 200);
}

TEST_CASE("settings are read as the command line reads them, and refused in words") {
  const Config plain = playground::read_settings("");
  CHECK(plain.positives == 50);
  CHECK(plain.losses.size() == 2);
  const Config config = playground::read_settings(
      "positives=7\nhidden=none\nprior=none\nlosses=poly1:epsilon=0.5,ce\nlearning_rate=1e-2\ndataset=xor\n");
  CHECK(config.positives == 7);
  CHECK(config.hidden.empty());
  CHECK(config.prior == 0);
  CHECK(config.losses[0].text() == "poly1:epsilon=0.5");
  CHECK(playground::command_of(config) ==
        "./run compare --seeds 1 --dataset xor --positives 7 --negatives 1000 --losses poly1:epsilon=0.5,ce "
        "--prior none --learning-rate 0.01 --batch 64 --hidden none");
  check_error([] { playground::read_settings("nonsense=1"); }, {"no setting 'nonsense'", "known: dataset"});
  check_error([] { playground::read_settings("positives"); },
              {"the number of positives is ''", "whole number"});
  check_error([] { playground::read_settings("positives=1.5"); }, {"'1.5'", "whole number"});
  check_error([] { playground::read_settings("positives=0"); }, {"positives is 0", "between 1 and"});
  check_error([] { playground::read_settings("learning_rate=abc"); }, {"'abc'", "a number was expected"});
  check_error([] { playground::read_settings("learning_rate=-1"); }, {"learning rate is -1", "above 0"});
  check_error([] { playground::read_settings("hidden=8,x"); }, {"--hidden is '8,x'"});
  check_error([] { playground::read_settings("losses=focal:gamma=-1"); }, {"gamma of focal is -1"});
  check_error([] { Session(playground::read_settings("dataset=stars")); }, {"there is no data set 'stars'"});
  check_error([] { playground::read_settings("optimizer=best"); }, {"there is no optimizer 'best'"});
}

TEST_CASE("the table of settings has a line for each control, and each loss with its options") {
  const std::string table = playground::settings_table();
  CHECK(table.starts_with("dataset\tblobs,moons,circles,spirals,xor\tmoons\t"));
  CHECK(table.find("\nlearning_rate\tnumber\t0.005\tabove 0\t") != std::string::npos);
  for (const experiment::LossRow& loss : experiment::loss_table()) {
    CHECK(table.find("\nloss\t" + loss.name + "\t" + loss.says.english) != std::string::npos);
    for (const experiment::OptionRow& option : loss.options)
      CHECK(table.find("\noption\t" + loss.name + "\t" + option.name + "\t") != std::string::npos);
  }
}

TEST_CASE("points of one's own are the rows that the comparison reads from the same file") {
  std::string text = "x,y,label\n";
  for (int i = 0; i < 40; ++i)
    text += std::to_string(i % 7) + "," + std::to_string(i % 5 * 0.5) + (i % 3 == 0 ? ",1\r\n" : ",0\n");
  const experiment::Table points = playground::read_points(text);
  const tests::Folder folder("points-" + std::to_string(getpid()));
  std::filesystem::create_directory(folder.path);
  std::ofstream(folder.path + "/points.csv") << text;
  const experiment::Table rows = experiment::read_csv(folder.path + "/points.csv", {"label", "1"});
  CHECK(points.data.inputs == rows.data.inputs);
  CHECK(points.data.labels == rows.data.labels);
  CHECK(points.data.groups == rows.data.groups);
  CHECK(points.data.features == rows.data.features);

  Config config = tests::small("ce", 5, 1);
  config.csv = "points.csv", config.label = "label", config.positive = "1", config.batch = 8;
  Config native = config;
  config.table = std::make_shared<const experiment::Table>(points);
  native.table = std::make_shared<const experiment::Table>(rows);
  Session session(config), same(native);
  CHECK(session.step()[0].loss == same.step()[0].loss);
  CHECK(session.bayes({4, 0, 1, 0, 1}).empty());
  CHECK(playground::command_of(config).starts_with(
      "./run compare --seeds 1 --csv points.csv --label label --positive 1"));
}

TEST_CASE("points that cannot be used are refused with their line") {
  check_error([] { playground::read_points("1,2,1\n1,2\n"); },
              {"line 2 is '1,2'", "two numbers and a label"});
  check_error([] { playground::read_points("1,2,1\n1,a,0\n"); }, {"line 2", "no number"});
  check_error([] { playground::read_points("1,inf,1\n"); }, {"line 1", "no number"});
  check_error([] { playground::read_points("1,2,yes\n"); }, {"line 1", "0 or 1"});
  check_error([] { playground::read_points(""); }, {"0 positives and 0 negatives", "3 or more"});
  check_error([] { playground::read_points("1,2,1\n2,2,1\n3,2,1\n1,2,0\n2,2,0\n3,2,0\n"); },
              {"every second number is the same"});
}

TEST_CASE("the article's figures are the engine's: 27.09 to 9.06, and the curve's slope") {
  const LossSpec focal = LossSpec::parse("focal:gamma=2"), quarter = LossSpec::parse("focal:alpha=0.25");
  const auto positive = playground::example_of(focal, {}, true, 3),
             negative = playground::example_of(focal, {}, false, 0.1);
  CHECK(positive.p_t == near(std::exp(-3.0), tests::tolerance));
  CHECK(10 * positive.loss == near(27.0871, 1e-5));
  CHECK(10000 * negative.loss == near(9.0559, 1e-5));
  CHECK(10 * playground::example_of(quarter, {}, true, 3).loss == near(6.7718, 1e-5));
  CHECK(10000 * playground::example_of(quarter, {}, false, 0.1).loss == near(6.7919, 1e-5));
  for (const experiment::LossPoint& at : playground::curve(focal, {}, true, 50)) {
    CHECK(at.loss == near(-std::pow(1 - at.p_t, 2) * std::log(at.p_t), tests::tolerance));
    CHECK(at.slope ==
          near(std::pow(1 - at.p_t, 2) * (2 * at.p_t * std::log(at.p_t) + at.p_t - 1), tests::tolerance));
  }
  check_error([&] { playground::example_of(focal, {}, true, 0); }, {"cross-entropy is 0", "above 0"});
}
