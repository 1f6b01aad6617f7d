// Everything that decides a run: the same config gives the same numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "examples/experiment/losses/loss_spec.hpp"

namespace focalgrad::experiment {

struct Table;

struct Config {
  std::string dataset = "moons";  ///< a Source's name; unused with csv
  std::size_t positives = 100, negatives = 10000;
  double noise = 0;        ///< 0: the data set's own
  double label_noise = 0;  ///< the probability that a training label is the other one's

  std::string csv;  ///< a file of one's own in place of dataset
  std::string label, positive;
  /// How the file is written, and which columns are used, where a look at it guesses wrong (data/csv.hpp).
  std::string delimiter, drop, columns, missing, categories, hash;
  bool no_header = false;
  std::shared_ptr<const Table> table;  ///< the file's rows, which who sets csv reads (data/csv.hpp)

  std::vector<LossSpec> losses;
  std::vector<std::size_t> hidden = {32, 32};
  /// The probability of a positive that the model starts with; none: the training data's.  0: the bias starts
  /// at 0.
  std::optional<double> prior;

  std::string optimizer = "adam";
  double learning_rate = 0.005;
  double weight_decay = 0;            ///< 0: the optimiser's own (adamw's 0.01, none for the others)
  std::string schedule = "constant";  ///< of the learning rate: one of schedule_names()
  /// Above 0, from the smallest: each loss gets the one that suits it best (sweep/tuning.hpp).  Empty: all
  /// get learning_rate.
  std::vector<double> learning_rates;
  std::size_t steps = 2000, batch = 256;
  /// Above 0 the step with the best average precision on the validation part is the result, among those
  /// before so many steps brought none better.  0: the last step.
  std::size_t patience = 0;
  std::size_t seeds = 5, seed = 1;
  bool paper = false;  ///< with the paper's pictures (paper/figures.hpp)

  /// Throws Error: something out of its range, saying what and what is allowed.
  void check() const;
};

/// Names of the optimisers, and of the schedules of their learning rate.
const std::vector<std::string>& optimizer_names();
const std::vector<std::string>& schedule_names();

}  // namespace focalgrad::experiment
