#include "examples/experiment/command/training_options.hpp"

#include <fmt/format.h>

#include <thread>

#include "examples/experiment/data/source.hpp"
#include "examples/experiment/text/number.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

std::vector<std::size_t> parse_widths(const std::string& text) {
  std::vector<std::size_t> widths;
  if (text == "none") return widths;
  for (const std::string& part : cut(text, ',')) {
    const auto width = read_number<std::size_t>(part);
    if (!width || *width == 0)
      throw Error(fmt::format("--hidden is '{}'; widths of 1 or more with commas are wanted, or none", text));
    widths.push_back(*width);
  }
  return widths;
}

std::optional<double> parse_prior(const std::string& text) {
  if (text == "data") return std::nullopt;
  if (text == "none") return 0;
  const auto prior = read_number<double>(text);
  if (!prior || !(*prior > 0 && *prior < 1))
    throw Error(fmt::format("--prior is '{}'; a number between 0 and 1 is wanted, or data, or none", text));
  return prior;
}

}  // namespace

TrainingOptions::TrainingOptions() : jobs(std::max(1u, std::thread::hardware_concurrency())) {}

Config TrainingOptions::read() const {
  Config made = config;
  std::map<std::string, double> defaults;
  if (gamma) defaults["gamma"] = *gamma;
  if (alpha) defaults["alpha"] = *alpha;
  made.losses = LossSpec::parse_list(
      losses.empty() ? fmt::format("ce,focal:gamma={}:alpha={}", gamma.value_or(2), alpha.value_or(0.25))
                     : losses,
      defaults);
  made.hidden = parse_widths(hidden);
  made.prior = parse_prior(prior);
  return made;
}

std::vector<Option> options(TrainingOptions& o) {
  const std::string data = "Data", losses = "Losses", training = "Model and training", run = "The run";
  Config& config = o.config;
  return {
      {"--dataset", &config.dataset, fmt::format("One of {}", fmt::join(Source::names(), ", ")), data, true},
      {"--positives", &config.positives, "Positives to train on", data, true},
      {"--negatives", &config.negatives, "Negatives to train on", data, true},
      {"--noise", &config.noise, "Standard deviation of the points about their figure; 0: the data set's own",
       data, true},
      {"--label-noise", &config.label_noise,
       "Probability that a label of the training and the validation part is the other one's", data, true},
      {"--csv", &config.csv, "A file of your own in place of a data set; its first row names the columns",
       data},
      {"--label", &config.label, "The CSV's column that holds the label", data},
      {"--positive", &config.positive, "The value in it that makes a row positive", data},
      {"--losses", &o.losses, "What to compare, with commas; differences are from the first [ce,focal]",
       losses},
      {"--gamma", &o.gamma, "gamma of the focal losses that do not say theirs, 0 or more (else 2)", losses},
      {"--alpha", &o.alpha,
       "alpha of the focal losses that do not say theirs, from 0 to 1 (else none; 0.25 without --losses)",
       losses},
      {"--hidden", &o.hidden, "Widths of the hidden layers, with commas; \"none\" for a linear model",
       training, true},
      {"--prior", &o.prior,
       "Probability the model starts with: a number; data: their share of positives; none: a bias of 0",
       training, true},
      {"--steps", &config.steps, "Steps of the optimizer", training, true},
      {"--batch", &config.batch, "Rows a step", training, true},
      {"--optimizer", &config.optimizer, fmt::format("One of {}", fmt::join(optimizer_names(), ", ")),
       training, true},
      {"--learning-rate", &config.learning_rate, "Above 0", training, true},
      {"--seeds", &config.seeds, "How many runs, each with data, start and batches of its own", run, true},
      {"--seed", &config.seed, "The first seed; the same gives the same numbers", run, true},
      {"--jobs", &o.jobs, "How many trainings at a time; changes no result [one a processor]", run, false,
       Option::Range::positive},
  };
}

}  // namespace focalgrad::experiment
