#include "examples/experiment/training/config_fields.hpp"

#include <fmt/format.h>

#include "examples/experiment/data/source.hpp"

namespace focalgrad::experiment {

const std::vector<ConfigField>& config_fields() {  // NOLINT(readability-function-size): a table
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
       "Standard deviation of the points around their centres; 0: the data set's default", generated,
       "the noise", at_least(0).at_most(1e6)},
      {"label_noise", &Config::label_noise, data,
       "Probability that a label of the training or the validation part is flipped", generated,
       "the label noise", at_least(0).below(0.5)},
      {"csv", &Config::csv, data,
       "A table as a text file instead of a data set, - for standard input; separator, header, encoding and "
       "compression are found out",
       from_csv},
      {"label", &Config::label, data, "The column of the CSV that holds the label", from_csv},
      {"positive", &Config::positive, data,
       "The value in that column that makes a row positive; several with | between them", from_csv},
      {"delimiter", &Config::delimiter, data,
       "What stands between the cells of the CSV: a character, tab or blanks [found out]",
       [](const Config& config) { return !config.csv.empty() && !config.delimiter.empty(); }},
      {"no_header", &Config::no_header, data,
       "The first row of the CSV holds data; the columns are named c1, c2, …",
       [](const Config& config) { return !config.csv.empty() && config.no_header; }},
      {"drop", &Config::drop, data, "Columns of the CSV to leave out, separated by commas",
       [](const Config& config) { return !config.csv.empty() && !config.drop.empty(); }},
      {"columns", &Config::columns, data, "The only columns of the CSV to use, separated by commas",
       [](const Config& config) { return !config.csv.empty() && !config.columns.empty(); }},
      {"missing", &Config::missing, data,
       "Cells that mean that a value is missing, separated by commas, such as -999 (beside empty, NA, ?, …)",
       [](const Config& config) { return !config.csv.empty() && !config.missing.empty(); }},
      {"categories", &Config::categories, data,
       "Columns of the CSV whose numbers are names of kinds: one column of 0 and 1 each",
       [](const Config& config) { return !config.csv.empty() && !config.categories.empty(); }},
      {"hash", &Config::hash, data,
       "Columns of the CSV whose texts are too many for kinds: 16 columns of 0 and 1, each text in "
       "one by its hash",
       [](const Config& config) { return !config.csv.empty() && !config.hash.empty(); }},
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
      {"batch", &Config::batch, training,
       "Rows per step; unless it is given, less where there are fewer to train on", always, "the batch size",
       at_least(1).at_most(1e9)},
      {"optimizer", &Config::optimizer, training,
       fmt::format("One of {}", fmt::join(optimizer_names(), ", ")), always},
      {"learning_rate", &Config::learning_rate, training, "The learning rate of every loss, above 0", always,
       "the learning rate", above(0)},
      {"weight_decay", &Config::weight_decay, training,
       "Pulls the weights towards 0, 0 or more (with 0: none, but 0.01 for adamw)",
       [](const Config& config) { return config.weight_decay != 0; }, "the weight decay", at_least(0)},
      {"schedule", &Config::schedule, training,
       "Of the learning rate: constant; cosine: falls to 0 along half a cosine; step: a tenth after "
       "each third of the steps; warmup: rises over the first tenth, then cosine",
       [](const Config& config) { return config.schedule != "constant"; }},
      {"patience", &Config::patience, training,
       "Keep the step with the best average precision on the validation part, and look for no better "
       "one after so many steps without any; 0: keep the last step",
       [](const Config& config) { return config.patience != 0; }, "the patience", at_least(0).at_most(1e9)},
      {"learning_rates", &Config::learning_rates, training,
       "Rates to choose from, rising, separated by commas: each loss gets the one with the best average "
       "precision on the validation parts of other seeds",
       [](const Config& config) { return !config.learning_rates.empty(); }, "the learning rate", above(0),
       true},
      {"seeds", &Config::seeds, run, "Number of runs, each with its own data, start and batches", always,
       "the number of seeds", at_least(1).at_most(1e9)},
      {"seed", &Config::seed, run, "The first seed; the same seed gives the same numbers", always, "the seed",
       at_least(0).at_most(1e15)},
  };
  return table;
}

}  // namespace focalgrad::experiment
