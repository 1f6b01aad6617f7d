#include "examples/playground/session.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/show/show.hpp"
#include "autograd/show/summary.hpp"
#include "examples/experiment/data/equal_rows.hpp"
#include "examples/experiment/data/source.hpp"
#include "examples/experiment/measuring/metrics.hpp"
#include "examples/experiment/text/number.hpp"
#include "tensor/error.hpp"

namespace focalgrad::playground {

using experiment::Dataset, experiment::Ledger, experiment::Predictions;

namespace {

/// The middles of a grid's cells, row by row from the top left.
template <class Point>
void for_each_point(const Grid& grid, Point point) {
  const auto n = static_cast<double>(grid.n);
  for (std::size_t row = 0; row < grid.n; ++row)
    for (std::size_t column = 0; column < grid.n; ++column)
      point(row * grid.n + column,
            grid.left + (grid.right - grid.left) * (static_cast<double>(column) + 0.5) / n,
            grid.top - (grid.top - grid.bottom) * (static_cast<double>(row) + 0.5) / n);
}

Tensor first_rows(const Dataset& data, std::size_t count) {
  const std::size_t width = data.inputs.shape()[1];
  Tensor part(Dims{count, width});
  std::copy_n(data.inputs.data(), count * width, part.data());
  return part;
}

}  // namespace

Session::Session(const experiment::Config& config) : config_(config) {
  config_.check();
  data_ = make_data(config_, config_.seed);
  if (train().inputs.shape()[1] != 2)
    throw Error("the data have " + std::to_string(train().inputs.shape()[1]) +
                " features; a plane shows two of them");
  for (const experiment::LossSpec& loss : config_.losses)
    trainers_.push_back(make_trainer(loss, config_, train(), config_.seed));
}

std::vector<Ledger> Session::step() {
  std::vector<Ledger> before;
  for (const auto& trainer : trainers_) before.push_back(trainer->step());
  ++steps_;
  return before;
}

Tensor Session::standardised(const Grid& grid) const {
  Tensor points(Dims{grid.n * grid.n, 2});
  const auto scaled = [&](std::size_t feature, double x) {
    return static_cast<Scalar>((x - train().mean[feature]) / train().deviation[feature]);
  };
  for_each_point(grid, [&](std::size_t i, double x, double y) {
    points(i, 0) = scaled(0, x);
    points(i, 1) = scaled(1, y);
  });
  return points;
}

std::vector<float> Session::surface(std::size_t model, const Grid& grid, bool calibrated) {
  const Predictions made = trainers_.at(model)->predict(standardised(grid));
  const std::vector<double>& p = calibrated ? made.calibrated : made.probabilities;
  return {p.begin(), p.end()};
}

std::vector<float> Session::bayes(const Grid& grid) const {
  if (!config_.csv.empty()) return {};
  const experiment::Source source(config_.dataset, config_.noise);
  const double prior = experiment::ClassCounts{config_.positives, config_.negatives}.prior();
  Tensor points(Dims{grid.n * grid.n, 2});
  for_each_point(grid, [&](std::size_t i, double x, double y) {
    points(i, 0) = static_cast<Scalar>(x);
    points(i, 1) = static_cast<Scalar>(y);
  });
  const std::vector<double> posterior = source.posterior(points, prior);
  return {posterior.begin(), posterior.end()};
}

Histogram Session::histogram(std::size_t model) {
  const Predictions made = trainers_.at(model)->predict(train().inputs);
  Histogram counts;
  for (std::size_t i = 0; i < train().size(); ++i) {
    const bool positive = train().labels[i] != 0;
    const double p_t = positive ? made.probabilities[i] : 1 - made.probabilities[i];
    const auto bin = std::min(static_cast<std::size_t>(p_t * Histogram::bins), Histogram::bins - 1);
    ++(positive ? counts.positives : counts.negatives)[bin];
  }
  return counts;
}

Predictions Session::predict_test(std::size_t model, std::size_t most) {
  return trainers_.at(model)->predict(most < test().size() ? first_rows(test(), most) : test().inputs);
}

double Session::chosen_threshold(std::size_t model) {
  const Dataset& validation = data_.split.validation;
  return experiment::best_f1_threshold(trainers_.at(model)->predict(validation.inputs).probabilities,
                                       validation.labels);
}

const Tape& Session::look_ahead(std::size_t model) {
  sent_.clear();
  trainers_.at(model)->look_ahead(tape_, [this](const BackwardStep& step) {
    sent_.resize(step.tape.size());
    for (const auto& part : step.sent) sent_[step.node].push_back({part.input, in_short(part.part)});
  });
  return tape_;
}

NodeStory Session::story(std::size_t number) const {
  if (number >= tape_.size()) throw Error("the tape has no value " + std::to_string(number));
  const Node& node = tape_.node(number);
  return {.title = show::title(node),
          .formula = node.op ? std::string(node.op->formula) : "",
          .file = node.line.file,
          .name = node.name(),
          .shape = to_string(extents(node.value())),
          .value = in_short(node.value()),
          .gradient = tape_.has_gradient(number) ? in_short(node.gradient()) : "",
          .line = static_cast<int>(node.line.number),
          .sent = number < sent_.size() ? sent_[number] : std::vector<NodeStory::Part>()};
}

experiment::Table read_points(const std::string& text) {
  experiment::Table table;
  std::vector<std::array<double, 2>> points;
  std::array<std::size_t, 2> of_class{};
  const std::vector<std::string> lines = experiment::cut(text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line = lines[i];
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const std::vector<std::string> cells = experiment::cut(line, ',');
    const auto wrong = [&](const std::string& what) {
      return Error("line " + std::to_string(i + 1) + " is '" + line + "': " + what);
    };
    if (cells.size() != 3) throw wrong("two numbers and a label of 0 or 1 are wanted, with commas between");
    const auto x = experiment::read_number<double>(cells[0]), y = experiment::read_number<double>(cells[1]);
    if (!x && !y && points.empty() && i == 0) continue;  // a header
    if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)) throw wrong("a coordinate is no number");
    if (cells[2] != "0" && cells[2] != "1") throw wrong("the label must be 0 or 1");
    points.push_back({*x, *y});
    table.data.labels.push_back(cells[2] == "1");
    ++of_class[cells[2] == "1"];
  }
  if (of_class[0] < 3 || of_class[1] < 3)
    throw Error("there are " + std::to_string(of_class[1]) + " positives and " + std::to_string(of_class[0]) +
                " negatives; 3 or more of each are needed, for training, validation and test");
  table.data.inputs = Tensor(Dims{points.size(), 2});
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t k = 0; k < 2; ++k) table.data.inputs(i, k) = static_cast<Scalar>(points[i][k]);
  for (const std::size_t k : {0u, 1u})
    if (std::all_of(points.begin(), points.end(), [&](auto& point) { return point[k] == points[0][k]; }))
      throw Error(std::string("every ") + (k == 0 ? "first" : "second") +
                  " number is the same; a plane needs both to vary");
  table.data.features = {"x", "y"};
  keep_equal_rows_together(table);
  return table;
}

}  // namespace focalgrad::playground
