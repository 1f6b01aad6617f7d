#include "examples/experiment/command/training_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <thread>

#include "examples/experiment/data/source.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

std::vector<std::size_t> parse_widths(const std::string& text) {
  std::vector<std::size_t> widths;
  if (text == "none") return widths;
  for (const std::string& part : CLI::detail::split(text, ',')) {
    std::size_t width = 0;
    if (!CLI::detail::lexical_cast(part, width) || width == 0 || part[0] == '-')
      throw Error(fmt::format("--hidden is '{}'; widths of 1 or more with commas are wanted, or none", text));
    widths.push_back(width);
  }
  return widths;
}

std::optional<double> parse_prior(const std::string& text) {
  if (text == "data") return std::nullopt;
  if (text == "none") return 0;
  double prior = 0;
  if (!CLI::detail::lexical_cast(text, prior) || !(prior > 0 && prior < 1))
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

void declare(CLI::App& app, TrainingOptions& o) {
  app.get_formatter()->column_width(34);
  const char* data = "Data";
  app.add_option("--dataset", o.config.dataset, fmt::format("One of {}", fmt::join(Source::names(), ", ")))
      ->capture_default_str()
      ->group(data);
  app.add_option("--positives", o.config.positives, "Positives to train on")
      ->capture_default_str()
      ->group(data);
  app.add_option("--negatives", o.config.negatives, "Negatives to train on")
      ->capture_default_str()
      ->group(data);
  app.add_option("--noise", o.config.noise,
                 "Standard deviation of the points about their figure; 0: the data set's own")
      ->capture_default_str()
      ->group(data);
  app.add_option("--label-noise", o.config.label_noise,
                 "Probability that a label of the training and the validation part is the other one's")
      ->capture_default_str()
      ->group(data);
  app.add_option("--csv", o.config.csv,
                 "A file of your own in place of a data set; its first row names the columns")
      ->group(data);
  app.add_option("--label", o.config.label, "The CSV's column that holds the label")->group(data);
  app.add_option("--positive", o.config.positive, "The value in it that makes a row positive")->group(data);
  const char* losses = "Losses";
  app.add_option("--losses", o.losses,
                 "What to compare, with commas; differences are from the first [ce,focal]")
      ->group(losses);
  app.add_option("--gamma", o.gamma, "gamma of the focal losses that do not say theirs, 0 or more (else 2)")
      ->group(losses);
  app.add_option(
         "--alpha", o.alpha,
         "alpha of the focal losses that do not say theirs, from 0 to 1 (else none; 0.25 without --losses)")
      ->group(losses);

  const char* training = "Model and training";
  app.add_option("--hidden", o.hidden,
                 "Widths of the hidden layers, with commas; \"none\" for a linear model")
      ->capture_default_str()
      ->group(training);
  app.add_option(
         "--prior", o.prior,
         "Probability the model starts with: a number; data: their share of positives; none: a bias of 0")
      ->capture_default_str()
      ->group(training);
  app.add_option("--steps", o.config.steps, "Steps of the optimizer")->capture_default_str()->group(training);
  app.add_option("--batch", o.config.batch, "Rows a step")->capture_default_str()->group(training);
  app.add_option("--optimizer", o.config.optimizer,
                 fmt::format("One of {}", fmt::join(optimizer_names(), ", ")))
      ->capture_default_str()
      ->group(training);
  app.add_option("--learning-rate", o.config.learning_rate, "Above 0")
      ->capture_default_str()
      ->group(training);
  const char* run = "The run";
  app.add_option("--seeds", o.config.seeds, "How many runs, each with data, start and batches of its own")
      ->capture_default_str()
      ->group(run);
  app.add_option("--seed", o.config.seed, "The first seed; the same gives the same numbers")
      ->capture_default_str()
      ->group(run);
  app.add_option("--jobs", o.jobs, "How many trainings at a time; changes no result [one a processor]")
      ->check(CLI::PositiveNumber)
      ->group(run);
}

}  // namespace focalgrad::experiment
