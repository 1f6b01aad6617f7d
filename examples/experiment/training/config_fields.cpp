#include "examples/experiment/training/config_fields.hpp"

#include <fmt/format.h>

#include "examples/experiment/data/source.hpp"

namespace focalgrad::experiment {

const std::vector<ConfigField>& config_fields() {
  const auto always = [](const Config&) { return true; };
  const auto generated = [](const Config& config) { return config.csv.empty(); };
  const auto from_csv = [](const Config& config) { return !config.csv.empty(); };
  const std::string data = "Data", losses = "Losses", training = "Model and training", run = "The run";
  static const std::vector<ConfigField> table = {
      {"dataset", &Config::dataset, data, fmt::format("One of {}", fmt::join(Source::names(), ", ")),
       generated},
      {"positives", &Config::positives, data, "Number of positives to train on", generated,
       "the number of positives", at_least(1).at_most(1e9)},
      {"negatives", &Config::negatives, data, "Number of negatives to train on", generated,
       "the number of negatives", at_least(1).at_most(1e9)},
      {"noise", &Config::noise, data,
       "Standard deviation of the points around their centres; 0: the data set's default", generated},
      {"label_noise", &Config::label_noise, data,
       "Probability that a label of the training or the validation part is flipped", generated,
       "the label noise", at_least(0).below(0.5)},
      {"csv", &Config::csv, data, "A CSV file instead of a data set; its first row names the columns",
       from_csv},
      {"label", &Config::label, data, "The column of the CSV that holds the label", from_csv},
      {"positive", &Config::positive, data, "The value in that column that makes a row positive", from_csv},
      {"paper",
       &Config::paper,
       data,
       "The whole comparison: all losses, a learning rate chosen for each, 10 seeds, and the paper's figures "
       "(gnuplot); other options still apply",
       [](const Config& config) { return config.paper; },
       {},
       {},
       true},
      {"losses", &Config::losses, losses,
       "Losses to compare, separated by commas; differences are taken from the first [ce,focal]", always},
      {"hidden", &Config::hidden, training,
       "Widths of the hidden layers, separated by commas; none: a linear model", always,
       "the width of a hidden layer", at_least(1).at_most(65536)},
      {"prior", &Config::prior, training,
       "Probability of a positive that the model starts with: a number; data: the share of positives; none: "
       "a bias of 0, p near 0.5, as in the article",
       always, "the prior", at_least(0).below(1)},
      {"steps", &Config::steps, training, "Number of training steps", always, "the number of steps",
       at_least(1).at_most(1e9)},
      {"batch", &Config::batch, training, "Rows per step", always, "the batch size",
       at_least(1).at_most(1e9)},
      {"optimizer", &Config::optimizer, training,
       fmt::format("One of {}", fmt::join(optimizer_names(), ", ")), always},
      {"learning_rate", &Config::learning_rate, training, "The learning rate of every loss, above 0", always,
       "the learning rate", above(0)},
      {"learning_rates", &Config::learning_rates, training,
       "Rates to choose from, rising, separated by commas: each loss gets the one with the best average "
       "precision on the validation parts of other seeds",
       [](const Config& config) { return !config.learning_rates.empty(); }, "the learning rate", above(0),
       true},
      {"seeds", &Config::seeds, run, "Number of runs, each with its own data, start and batches", always,
       "the number of seeds", at_least(1).at_most(1e9)},
      {"seed", &Config::seed, run, "The first seed; the same seed gives the same numbers", always},
  };
  return table;
}

}  // namespace focalgrad::experiment
