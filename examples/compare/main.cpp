// compare: trains one classifier with several losses, side by side.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "examples/experiment/article.hpp"
#include "examples/experiment/experiment.hpp"
#include "examples/experiment/paper.hpp"
#include "examples/experiment/report.hpp"
#include "examples/experiment/run_folder.hpp"
#include "examples/experiment/terminal.hpp"
#include "examples/experiment/trainer.hpp"
#include "tensor/error.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

enum Exit { done = 0, failed = 1, misused = 2, interrupted = 130 };

volatile std::sig_atomic_t stop = 0;

struct Options {
  Config config;
  std::string losses;  // empty: ce and focal
  std::optional<double> gamma, alpha;
  std::string hidden = "32,32", prior = "data", out, config_file, resume;
  bool article = false, paper = false;
  const CLI::App* app = nullptr;
  bool given(const std::string& name) const { return app->count(name) > 0; }
  std::size_t jobs = std::max(1u, std::thread::hardware_concurrency());
};

void declare(CLI::App& app, Options& o) {
  app.get_formatter()->column_width(34);
  app.footer(
      "Losses:\n" + known_losses() +
      "\nExamples:\n"
      "  ./run compare\n"
      "  ./run compare --losses ce,ce:pos_weight=99,focal:gamma=2\n"
      "  ./run compare --dataset circles --positives 50 --steps 3000 --seeds 10\n"
      "  ./run compare --csv patients.csv --label outcome --positive ill\n"
      "  ./run compare --config runs/moons-100-10000-seed1/config.json\n"
      "\nWrites config.json, steps.csv, summary.json and report.html to its folder.  Exit codes: 0 done; 2 "
      "something in "
      "the\n"
      "call or in its files was wrong; 1 anything else; 130 interrupted (what there is has been written).");
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
  app.add_option("--csv", o.config.csv,
                 "A file of your own in place of a data set; its first row names the columns")
      ->group(data);
  app.add_option("--label", o.config.label, "The CSV's column that holds the label")->group(data);
  app.add_option("--positive", o.config.positive, "The value in it that makes a row positive")->group(data);
  app.add_flag("--article", o.article,
               "Print the article's sum finished, then train on its 10 positives and 10 000 negatives")
      ->group(data);

  app.add_flag("--paper", o.paper,
               "The whole comparison: all losses with learning rates of their own, 10 seeds, and the paper's "
               "pictures (gnuplot); what is given besides holds")
      ->group(data);

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
  app.add_option("--learning-rates", o.config.learning_rates,
                 "Rising, with commas: each loss gets the one with the best average precision on validation "
                 "parts of other seeds")
      ->delimiter(',')
      ->group(training);

  const char* run = "The run";
  app.add_option("--seeds", o.config.seeds, "How many runs, each with data, start and batches of its own")
      ->capture_default_str()
      ->group(run);
  app.add_option("--seed", o.config.seed, "The first seed; the same gives the same numbers")
      ->capture_default_str()
      ->group(run);
  app.add_option("--jobs", o.jobs, "How many seeds at a time; changes no result [one a processor]")
      ->check(CLI::PositiveNumber)
      ->group(run);
  app.add_option("--out", o.out, "Folder for the files [runs/DATASET-POSITIVES-NEGATIVES-seedSEED]")
      ->group(run);
  app.add_option("--resume", o.resume,
                 "A run's folder: goes on where it was stopped or killed, to the same results bit for bit")
      ->group(run);
  app.add_option("--config", o.config_file,
                 "Repeat a run from its config.json; all other options but --out are ignored")
      ->group(run);
}

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

Config read_config(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(path + ": cannot be read");
  try {
    return config_from_json(nlohmann::json::parse(file));
  } catch (const nlohmann::json::exception& cause) {
    throw Error(path + ": not JSON: " + cause.what());
  } catch (const Error& cause) {
    throw Error(path + ": " + cause.what());
  }
}

Config config_of(const Options& options) {
  if (!options.resume.empty()) return read_config(options.resume + "/config.json");
  if (!options.config_file.empty()) return read_config(options.config_file);
  Config config = options.config;
  if (options.paper && config.learning_rates.empty() && !options.given("--learning-rate"))
    config.learning_rates = {0.0005, 0.001, 0.002, 0.004, 0.008};
  if (options.paper && !options.given("--seeds")) config.seeds = 10;
  std::map<std::string, double> defaults;
  if (options.gamma) defaults["gamma"] = *options.gamma;
  if (options.alpha) defaults["alpha"] = *options.alpha;
  config.losses = LossSpec::parse_list(
      options.paper && options.losses.empty() ? "all"
      : options.losses.empty()
          ? fmt::format("ce,focal:gamma={}:alpha={}", options.gamma.value_or(2), options.alpha.value_or(0.25))
          : options.losses,
      defaults);
  config.hidden = parse_widths(options.hidden);
  config.prior = parse_prior(options.prior);
  if (options.article) config.dataset = "moons", config.positives = 10, config.negatives = 10000;
  return config;
}

int run(const Options& options) {
  Experiment experiment(config_of(options), options.jobs);
  const Config& config = experiment.config();
  const SeedData first =
      make_data(config, config.seed);  // what is wrong with the data is said before anything else
  for (const LossSpec& loss : config.losses)
    Trainer(loss, config, first.split.train, Generator(0), Generator(0));
  const bool resumes = !options.resume.empty();
  RunFolder folder(resumes               ? options.resume
                   : options.out.empty() ? default_folder(config)
                                         : options.out,
                   config, resumes);

  if (options.article) print_article(stdout);
  print_header(stdout, config, first, folder.path());
  std::fflush(stdout);
  std::signal(SIGINT, [](int) { stop = 1; });
  std::signal(SIGTERM, [](int) { stop = 1; });
  if (!config.learning_rates.empty()) {
    Progress progress(config.steps * config.losses.size() * config.learning_rates.size() * tuning_seeds);
    const auto kept = folder.take_tuning();
    const std::vector<TunedRate> tuned =
        kept ? *kept : tune(config, options.jobs, stop, [&] { progress.advance(); });
    progress.clear();
    if (!kept && !tuned.empty()) folder.finish(tuned);
    if (!tuned.empty()) print_tuning(stdout, config, tuned);
    std::vector<double> rates;
    for (const TunedRate& each : tuned) rates.push_back(each.chosen);
    experiment.set_rates(rates);
  }
  std::size_t left = 0;
  for (std::size_t i = 0; i < config.seeds; ++i) left += folder.has(config.seed + i) ? 0 : 1;
  if (resumes) fmt::print("{} of {} seeds are done\n\n", config.seeds - left, config.seeds);
  if (stop == 0 && !folder.has(config.seed)) print_block_head(stdout);
  std::fflush(stdout);

  Progress progress(config.steps * left);
  experiment.is_done = [&](std::size_t seed) { return folder.has(seed); };
  experiment.on_done = [&](std::size_t seed) { folder.take(seed); };
  Story story(config);
  experiment.on_look = [&](auto&&... seen) { story.look(seen...); };
  experiment.on_progress = [&] { progress.advance(); };
  experiment.on_step = [&](const StepRecord& record) {
    folder.add(record);
    story.add(record);
    if (!record.whole_training_part || record.seed != config.seed) return;
    progress.clear();
    print_block(stdout, config, record);
  };
  experiment.on_seed = [&](const SeedResult& result) {
    folder.finish(result, result.seed == config.seed ? story.told() : nlohmann::json());
    if (result.seed == config.seed && config.seeds > 1) {
      progress.clear();
      fmt::print("(seed {}; seeds {} to {} follow without a table)\n", config.seed, config.seed + 1,
                 config.seed + config.seeds - 1);
      std::fflush(stdout);
    }
  };
  try {
    experiment.run(stop);
  } catch (const Diverged&) {
    progress.clear();
    folder.write(true);
    throw;
  }
  progress.clear();
  folder.write(stop != 0);
  if (!folder.seeds().empty()) {
    const Summary summary(config, folder.seeds());
    print_summary(stdout, summary);
    if (!folder.story().is_null()) {
      write_whole(folder.path() + "/report.html", report(summary, folder.story(), folder.path()));
      fmt::print("\nThe charts are in {}/report.html\n", folder.path());
    }
  }
  if (options.paper) paper(stdout, config, folder.path(), options.jobs, stop);
  if (stop != 0) {
    std::fflush(stdout);
    fmt::print(
        stderr,
        "compare: interrupted after {0} of {1} seeds; what there is is in {2}; go on with --resume {2}\n",
        folder.seeds().size(), config.seeds, folder.path());
    return interrupted;
  }
  return done;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Trains one classifier with several losses on imbalanced data: the same model from the same start on "
      "the\n"
      "same batches.  Shows at each step where loss and gradient come from, and at the end what was and "
      "what\n"
      "was not different.",
      "./run compare");
  options.app = &app;
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& wrong) {
    fmt::print(stderr, "compare: {} (--help says the options)\n", wrong.what());
    return misused;
  }
  try {
    return run(options);
  } catch (const Error& wrong) {
    fmt::print(stderr, "compare: {}\n", wrong.what());
    return misused;
  } catch (const std::exception& other) {
    fmt::print(stderr, "compare: {}\n", other.what());
    return failed;
  }
}
