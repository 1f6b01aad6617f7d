// compare: trains one classifier with several losses, side by side.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "examples/experiment/article.hpp"
#include "examples/experiment/csv.hpp"
#include "examples/experiment/experiment.hpp"
#include "examples/experiment/options.hpp"
#include "examples/experiment/paper.hpp"
#include "examples/experiment/plots.hpp"
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

struct Options : TrainingOptions {
  std::string out, config_file, resume;
  bool article = false, paper = false, plots = false;
  const CLI::App* app = nullptr;
  bool given(const std::string& name) const { return app->count(name) > 0; }
};

void declare(CLI::App& app, Options& o) {
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
  declare(app, static_cast<TrainingOptions&>(o));
  app.add_flag("--article", o.article,
               "Print the article's sum finished, then train on its 10 positives and 10 000 negatives")
      ->group("Data");

  app.add_flag("--paper", o.paper,
               "The whole comparison: all losses with learning rates of their own, 10 seeds, and the paper's "
               "pictures (gnuplot); what is given besides holds")
      ->group("Data");

  app.add_option("--learning-rates", o.config.learning_rates,
                 "Rising, with commas: each loss gets the one with the best average precision on validation "
                 "parts of other seeds")
      ->delimiter(',')
      ->group("Model and training");

  app.add_flag("--plots", o.plots, "Also draw the report's charts as plain SVG and PNG (gnuplot)")
      ->group("The run");
  app.add_option("--out", o.out, "Folder for the files [runs/DATASET-POSITIVES-NEGATIVES-seedSEED]")
      ->group("The run");
  app.add_option("--resume", o.resume,
                 "A run's folder: goes on where it was stopped or killed, to the same results bit for bit")
      ->group("The run");
  app.add_option("--config", o.config_file,
                 "Repeat a run from its config.json; all other options but --out are ignored")
      ->group("The run");
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
  TrainingOptions wanted = options;
  if (options.paper && wanted.losses.empty()) wanted.losses = "all";
  Config config = wanted.read();
  if (options.paper && config.learning_rates.empty() && !options.given("--learning-rate"))
    config.learning_rates = {0.0005, 0.001, 0.002, 0.004, 0.008};
  if (options.paper && !options.given("--seeds")) config.seeds = 10;
  if (options.article) config.dataset = "moons", config.positives = 10, config.negatives = 10000;
  return config;
}

int run(const Options& options) {
  Config wanted = config_of(options);
  wanted.check();
  if (!wanted.csv.empty()) {
    Progress reading(1);
    wanted.table = std::make_shared<const Table>(
        read_csv(wanted.csv, wanted.label, wanted.positive, [&](std::size_t done, std::size_t all) {
          reading.show(static_cast<double>(done) / static_cast<double>(all));
        }));
  }
  Experiment experiment(wanted, options.jobs);
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
      const nlohmann::json pictures = nlohmann::json::array();
      write_whole(folder.path() + "/report.html",
                  report(summary, folder.story(), folder.tuned(), pictures, folder.path()));
      fmt::print("\nThe charts are in {}/report.html\n", folder.path());
      if (options.plots && stop == 0) {
        draw_plots(config, folder.story(), folder.path());
        fmt::print("and as pictures in {}/plot-*.svg and .png\n", folder.path());
      }
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
