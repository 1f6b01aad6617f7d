// A training that is watched: one model a loss, stepped together, and what a page shows of them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "autograd/tape.hpp"
#include "examples/experiment/training/seed_data.hpp"
#include "examples/experiment/training/trainer.hpp"

namespace focalgrad::playground {

/// A rectangle of the plane of the two features, in their own units, and n × n points that fill it: the first
/// row is the top one.
struct Grid {
  std::size_t n;
  double left, right, bottom, top;
};

/// Counts of p_t, the probability that a model gives to an example's own class, in equal parts of [0, 1].
struct Histogram {
  static constexpr std::size_t bins = 20;
  std::array<std::uint32_t, bins> positives{}, negatives{};
};

/// One value of a tape: how it was computed, and what backward did there.
struct NodeStory {
  std::string title, formula, file, name, shape, value, gradient;
  int line = 0;
  struct Part {
    std::size_t input;
    std::string what;  ///< the gradient that it sent there, in short
  };
  std::vector<Part> sent;
};

/// The seed `config.seed` of a comparison: the data, the models and the batches of `./run compare` with the
/// same settings, so step for step the same numbers.
class Session {
 public:
  /// Throws Error: a setting out of its range; data of another number of features than two.
  explicit Session(const experiment::Config& config);
  // The trainers refer to the data.
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const experiment::Config& config() const { return config_; }
  /// The training part, its features standardised.
  const experiment::Dataset& train() const { return data_.split.train; }
  /// How many there are, named by their numbers from 0 on; what takes a number throws std::out_of_range for
  /// another.
  std::size_t models() const { return trainers_.size(); }
  /// How many steps are done.
  std::size_t steps() const { return steps_; }

  /// One step of every model; their ledgers before it, in the order of the losses.
  /// Throws Diverged: a loss is not finite; none of the models is then to be stepped any further.
  std::vector<experiment::Ledger> step();

  /// P(positive) over a grid, n·n of them; calibrated: with the loss's own bias undone.
  std::vector<float> surface(std::size_t model, const Grid& grid, bool calibrated);
  /// The true posterior over a grid; empty where it is not known.
  std::vector<float> bayes(const Grid& grid) const;
  /// Of the training part.
  Histogram histogram(std::size_t model);
  /// What the model says of the test part: of its first `most` rows, which are in random order, or all.
  experiment::Predictions predict_test(std::size_t model, std::size_t most);
  const experiment::Dataset& test() const { return data_.split.test; }
  /// The threshold with the largest F1 on the validation part.
  double chosen_threshold(std::size_t model);

  /// The step that comes next of one model, forward and backward, which changes nothing.  Kept until the next
  /// call.
  const Tape& look_ahead(std::size_t model);
  /// A value of the tape that look_ahead gave last.  Throws Error: there is no such value.
  NodeStory story(std::size_t node) const;

 private:
  Tensor standardised(const Grid& grid) const;
  experiment::Config config_;
  experiment::SeedData data_;
  experiment::Trainers trainers_;
  std::size_t steps_ = 0;
  Tape tape_;
  std::vector<std::vector<NodeStory::Part>> sent_;  // of each node of tape_
};

/// A table of points as text, "x,y,label" a line with or without a header, as the rows of a file: a label of
/// 1 is a positive, of 0 a negative. Throws Error: the line and what is wrong with it; fewer than three
/// examples of a class.
experiment::Table read_points(const std::string& text);

}  // namespace focalgrad::playground
