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
      {"positives", &Config::positives, data, "Positives to train on", generated, "positives", from(1)},
      {"negatives", &Config::negatives, data, "Negatives to train on", generated, "negatives", from(1)},
      {"noise", &Config::noise, data,
       "Standard deviation of the points about their figure; 0: the data set's own", generated},
      {"label_noise", &Config::label_noise, data,
       "Probability that a label of the training and the validation part is the other one's", generated,
       "the label noise", from(0).below(0.5)},
      {"csv", &Config::csv, data,
       "A file of your own in place of a data set; its first row names the columns", from_csv},
      {"label", &Config::label, data, "The CSV's column that holds the label", from_csv},
      {"positive", &Config::positive, data, "The value in it that makes a row positive", from_csv},
      {"paper",
       &Config::paper,
       data,
       "The whole comparison: all losses with learning rates of their own, 10 seeds, and the paper's "
       "pictures "
       "(gnuplot); what is given besides holds",
       [](const Config& config) { return config.paper; },
       {},
       {},
       true},
      {"losses", &Config::losses, losses,
       "What to compare, with commas; differences are from the first [ce,focal]", always},
      {"hidden", &Config::hidden, training,
       "Widths of the hidden layers, with commas; \"none\" for a linear model", always,
       "the width of a hidden layer", from(1)},
      {"prior", &Config::prior, training,
       "Probability the model starts with: a number; data: their share of positives; none: a bias of 0",
       always, "the prior", from(0).below(1)},
      {"steps", &Config::steps, training, "Steps of the optimizer", always, "steps", from(1)},
      {"batch", &Config::batch, training, "Rows a step", always, "batch", from(1)},
      {"optimizer", &Config::optimizer, training,
       fmt::format("One of {}", fmt::join(optimizer_names(), ", ")), always},
      {"learning_rate", &Config::learning_rate, training, "Above 0", always, "the learning rate", above(0)},
      {"learning_rates", &Config::learning_rates, training,
       "Rising, with commas: each loss gets the one with the best average precision on validation parts of "
       "other seeds",
       [](const Config& config) { return !config.learning_rates.empty(); }, "the learning rate", above(0),
       true},
      {"seeds", &Config::seeds, run, "How many runs, each with data, start and batches of its own", always,
       "seeds", from(1)},
      {"seed", &Config::seed, run, "The first seed; the same gives the same numbers", always},
  };
  return table;
}

}  // namespace focalgrad::experiment
