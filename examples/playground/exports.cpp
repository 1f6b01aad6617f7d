// The session as a WebAssembly module: numbers and texts in, numbers and texts out (web/engine.js).
//
// A call that can fail returns −1 and leaves the reason in text().  What it returns otherwise is said at
// each; the numbers or the text that belong to it stand where numbers() and text() point until the next call.
#include <algorithm>
#include <memory>

#include "autograd/show/show.hpp"
#include "examples/experiment/measuring/metrics.hpp"
#include "examples/playground/figures.hpp"
#include "examples/playground/session.hpp"
#include "examples/playground/settings.hpp"
#include "metrics/parts/counting.hpp"

namespace {

using namespace focalgrad;
using playground::Session;

std::unique_ptr<Session> session;
experiment::Config config;
std::vector<char> argument;
std::string text_made;
std::vector<double> numbers_made;
std::vector<experiment::Predictions> on_test;  // each model's, of the rows that were asked for last

/// What work gives, or −1 with the reason in text_made.
template <class Work>
int guarded(Work work) {
  try {
    return work();
  } catch (const std::exception& error) {
    text_made = error.what();
    return -1;
  }
}

int give(std::vector<double> numbers) {
  numbers_made = std::move(numbers);
  return static_cast<int>(numbers_made.size());
}
int give(const std::vector<float>& numbers) {
  return give(std::vector<double>(numbers.begin(), numbers.end()));
}

/// The labels of the rows that a model's predictions are of.
std::span<const char> labels_of(const experiment::Predictions& predictions) {
  return std::span(session->test().labels).first(predictions.probabilities.size());
}

constexpr std::size_t most_cuts = 200;

}  // namespace

#ifdef __EMSCRIPTEN__
#define FOCALGRAD_EXPORT(name) __attribute__((export_name(name)))
#else
#define FOCALGRAD_EXPORT(name)
#endif

extern "C" {

/// Room for a text that is handed over: `size` bytes with a zero after them.
FOCALGRAD_EXPORT("room") char* room(int size) {
  argument.assign(static_cast<std::size_t>(size) + 1, '\0');
  return argument.data();
}
FOCALGRAD_EXPORT("text") const char* text() { return text_made.c_str(); }
FOCALGRAD_EXPORT("numbers") const double* numbers() { return numbers_made.data(); }

/// Reads settings (settings.hpp) from the room, checks them and keeps them.  0.
FOCALGRAD_EXPORT("configure") int configure() {
  return guarded([] {
    config = playground::read_settings(argument.data());
    return 0;
  });
}
/// Points of one's own from the room (session.hpp), in place of the settings' data set.  How many.
FOCALGRAD_EXPORT("use_points") int use_points() {
  return guarded([] {
    const auto table = std::make_shared<experiment::Table>(playground::read_points(argument.data()));
    config.table = table;
    config.csv = "points.csv", config.label = "label", config.positive = "1";
    return static_cast<int>(table->data.size());
  });
}
/// Begins anew with the settings.  The number of models.
FOCALGRAD_EXPORT("start") int start() {
  return guarded([] {
    session = std::make_unique<Session>(config);
    on_test.assign(session->models(), {});
    return static_cast<int>(session->models());
  });
}
/// Trains up to `count` steps.  How many were done: fewer where a loss is no longer finite, and text() says
/// why. numbers: for each step, each model, the ledger before it (Ledger::all).
FOCALGRAD_EXPORT("step") int step(int count) {
  numbers_made.clear();
  text_made.clear();
  for (int done = 0; done < count; ++done) {
    const int made = guarded([] {
      for (const experiment::Ledger& ledger : session->step())
        for (const auto& [name, member] : experiment::Ledger::all()) numbers_made.push_back(ledger.*member);
      return 0;
    });
    if (made < 0) return done;
  }
  return count;
}

/// x, y and label of each example of the training part.
FOCALGRAD_EXPORT("points") int points() {
  return guarded([] {
    const experiment::Dataset& train = session->train();
    std::vector<double> all;
    for (std::size_t i = 0; i < train.size(); ++i) {
      for (const std::size_t k : {0u, 1u})
        all.push_back(train.inputs(i, k) * train.deviation[k] + train.mean[k]);
      all.push_back(train.labels[i]);
    }
    return give(std::move(all));
  });
}
/// P(positive) on n × n points of a rectangle.
FOCALGRAD_EXPORT("surface")
int surface(int model, int n, double left, double right, double bottom, double top, int calibrated) {
  return guarded([=] {
    return give(session->surface(static_cast<std::size_t>(model),
                                 {static_cast<std::size_t>(n), left, right, bottom, top}, calibrated != 0));
  });
}
FOCALGRAD_EXPORT("bayes") int bayes(int n, double left, double right, double bottom, double top) {
  return guarded([=] {
    return give(session->bayes({static_cast<std::size_t>(n), left, right, bottom, top}));
  });
}
/// Counts of p_t among the positives, then among the negatives.
FOCALGRAD_EXPORT("histogram") int histogram(int model) {
  return guarded([=] {
    const playground::Histogram counts = session->histogram(static_cast<std::size_t>(model));
    std::vector<double> all(counts.positives.begin(), counts.positives.end());
    all.insert(all.end(), counts.negatives.begin(), counts.negatives.end());
    return give(std::move(all));
  });
}
/// Predicts up to `most` rows of the test part.  numbers: recall, precision and threshold of up to 200 cuts.
FOCALGRAD_EXPORT("precision_recall") int precision_recall(int model, int most) {
  return guarded([=] {
    experiment::Predictions& made = on_test.at(static_cast<std::size_t>(model));
    made = session->predict_test(static_cast<std::size_t>(model), static_cast<std::size_t>(most));
    const std::vector<metrics::Cut> cuts = metrics::cuts(made.probabilities, labels_of(made));
    std::vector<double> all;
    const std::size_t shown = std::min(cuts.size(), most_cuts);
    for (std::size_t i = 0; i < shown; ++i) {
      const metrics::Cut& cut = cuts[shown == 1 ? 0 : i * (cuts.size() - 1) / (shown - 1)];
      all.insert(all.end(), {cut.counts.recall(), cut.counts.precision(), cut.threshold});
    }
    return give(std::move(all));
  });
}
/// Of the rows that precision_recall predicted: true and false positives, false and true negatives at a
/// threshold.
FOCALGRAD_EXPORT("confusion") int confusion(int model, double threshold) {
  return guarded([=] {
    const experiment::Predictions& made = on_test.at(static_cast<std::size_t>(model));
    const metrics::Confusion at = metrics::confusion(made.probabilities, labels_of(made), threshold);
    return give(
        std::vector<double>{at.true_positives, at.false_positives, at.false_negatives, at.true_negatives});
  });
}
/// All metrics of those rows (Metrics::all), their names in text(), a line each.
FOCALGRAD_EXPORT("metrics") int metrics_of(int model) {
  return guarded([=] {
    const auto k = static_cast<std::size_t>(model);
    const experiment::Predictions& made = on_test.at(k);
    const std::span posterior = std::span(session->test().posterior);
    const experiment::Metrics all = evaluate(
        made, labels_of(made), posterior.empty() ? posterior : posterior.first(made.probabilities.size()),
        session->chosen_threshold(k));
    text_made.clear();
    std::vector<double> values;
    for (const auto& [name, member] : experiment::Metrics::all()) {
      text_made += name + "\n";
      values.push_back(all.*member);
    }
    return give(std::move(values));
  });
}

/// The tape of a model's next step: text() is its drawing (to_svg).  The number of its values.
FOCALGRAD_EXPORT("tape") int tape(int model) {
  return guarded([=] {
    const Tape& ahead = session->look_ahead(static_cast<std::size_t>(model));
    text_made = to_svg(ahead);
    return static_cast<int>(ahead.size());
  });
}
/// A value of that tape: text() has title, name, formula, file, line, shape, value and gradient, then "input
/// TAB what was sent there" for each, a line each.
FOCALGRAD_EXPORT("node") int node(int number) {
  return guarded([=] {
    const playground::NodeStory story = session->story(static_cast<std::size_t>(number));
    text_made.clear();
    for (const std::string& line : {story.title, story.name, story.formula, story.file,
                                    std::to_string(story.line), story.shape, story.value, story.gradient})
      text_made += line + "\n";
    for (const auto& part : story.sent) text_made += std::to_string(part.input) + "\t" + part.what + "\n";
    return 0;
  });
}

/// text(): the table of settings; the native command of the session.
FOCALGRAD_EXPORT("settings") int settings() {
  return guarded([] {
    text_made = playground::settings_table();
    return 0;
  });
}
FOCALGRAD_EXPORT("command") int command() {
  return guarded([] {
    text_made = playground::command_of(config);
    return 0;
  });
}

/// p_t, loss and slope at `count` points, of the loss named in the room.
FOCALGRAD_EXPORT("curve") int curve(int positive, int count) {
  return guarded([=] {
    std::vector<double> all;
    for (const experiment::LossPoint& at : playground::curve(experiment::LossSpec::parse(argument.data()), {},
                                                             positive != 0, static_cast<std::size_t>(count)))
      all.insert(all.end(), {at.p_t, at.loss, at.slope});
    return give(std::move(all));
  });
}
/// The same of one example with that cross-entropy.
FOCALGRAD_EXPORT("example") int example(int positive, double cross_entropy) {
  return guarded([=] {
    const experiment::LossPoint at = playground::example_of(experiment::LossSpec::parse(argument.data()), {},
                                                            positive != 0, cross_entropy);
    return give(std::vector<double>{at.p_t, at.loss, at.slope});
  });
}
}
