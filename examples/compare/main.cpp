// compare: trains one classifier with several losses, side by side.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <nlohmann/json.hpp>

#include "examples/compare/options.hpp"
#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/keeping/run_folder.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/paper/article_sum.hpp"
#include "examples/experiment/paper/figures.hpp"
#include "examples/experiment/showing/plots.hpp"
#include "examples/experiment/showing/progress_bar.hpp"
#include "examples/experiment/showing/report.hpp"
#include "examples/experiment/showing/terminal.hpp"
#include "examples/experiment/sweep/tuning.hpp"
#include "examples/experiment/training/experiment.hpp"
#include "examples/experiment/training/trainer.hpp"
#include "tensor/error.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

enum Exit { done = 0, failed = 1, misused = 2, interrupted = 130 };

volatile std::sig_atomic_t stop = 0;

/// The rows of --csv, with progress.
std::shared_ptr<const Table> read_table(const Config& config) {
  Progress progress(1);
  return std::make_shared<const Table>(
      read_csv(config.csv, config.label, config.positive, [&](std::size_t read, std::size_t all) {
        progress.show(static_cast<double>(read) / static_cast<double>(all));
      }));
}

/// Chooses a learning rate for each loss, shows them, and sets them.
void choose_rates(Experiment& experiment, RunFolder& folder, std::size_t jobs) {
  const Config& config = experiment.config();
  Progress progress(config.losses.size() * config.learning_rates.size() * tuning_seeds);
  const std::vector<TunedRate> tuned =
      tune(config, folder.parts() + "/tuning", jobs, stop, [&] { progress.advance(); });
  progress.clear();
  if (tuned.empty()) return;
  print_tuning(stdout, config, tuned);
  std::vector<double> rates;
  for (const TunedRate& each : tuned) rates.push_back(each.chosen);
  experiment.set_rates(rates);
  folder.set_tuned(tuned);
}

/// Trains what the folder lacks, and shows the first seed's steps.
void train(Experiment& experiment, RunFolder& folder) {
  const Config& config = experiment.config();
  std::size_t steps_done = 0, seeds_done = 0;
  for (std::size_t seed = config.seed; seed < config.seed + config.seeds; ++seed) {
    steps_done += folder.steps_done(seed);
    seeds_done += folder.has(seed) ? 1 : 0;
  }
  if (steps_done > 0)
    fmt::print("{} of {} seeds and {} of {} steps are done\n\n", seeds_done, config.seeds, steps_done,
               config.steps * config.seeds);
  print_block_head(stdout);
  std::fflush(stdout);

  Progress progress(config.steps * config.seeds - steps_done);
  Story story(config);
  const auto follow = [&](const StepRecord& record) {
    story.add(record);
    if (!record.whole_training_part) return;
    progress.clear();
    print_block(stdout, config, record);
  };
  experiment.on_step = [&](const StepRecord& record) {
    folder.add(record);
    if (record.seed == config.seed) follow(record);
    if (!record.whole_training_part) progress.advance();
  };
  experiment.on_look = [&](std::size_t step, const Trainers& trainers, const SeedData& data) {
    story.look(step, trainers, data);
    if (step == config.steps)
      for (const auto& trainer : trainers) folder.keep_model(*trainer, data.split.train);
  };
  experiment.on_pause = [&](std::size_t seed, std::size_t step, const Trainers& trainers, bool stops) {
    if (stops || folder.snapshot_is_due(seed))
      folder.keep(seed, step, trainers, seed == config.seed ? story.told() : nlohmann::json());
  };
  experiment.go_on = [&](std::size_t seed, const Trainers& trainers) {
    const Snapshot snapshot = folder.go_on(seed, trainers);
    if (seed == config.seed && snapshot.step > 0) {
      story.go_on_from(snapshot.story);
      for (const StepRecord& record : folder.records(seed)) follow(record);
    }
    return snapshot.step;
  };
  experiment.is_done = [&](std::size_t seed) { return folder.has(seed); };
  const auto end_of_table = [&](std::size_t seed) {
    if (seed != config.seed || config.seeds == 1) return;
    progress.clear();
    fmt::print("(seed {}; seeds {} to {} follow without a table)\n", seed, seed + 1, seed + config.seeds - 1);
    std::fflush(stdout);
  };
  experiment.on_done = [&](std::size_t seed) {
    folder.take(seed);
    if (seed == config.seed)
      for (const StepRecord& record : folder.records(seed)) follow(record);
    end_of_table(seed);
  };
  experiment.on_seed = [&](const SeedResult& result) {
    folder.finish(result, result.seed == config.seed ? story.told() : nlohmann::json());
    end_of_table(result.seed);
  };
  experiment.run(stop);
}

int run(const CompareOptions& options) {
  Config wanted = options.read_all();
  wanted.check();
  if (!wanted.csv.empty()) wanted.table = read_table(wanted);
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
                   config, resumes, options.snapshot);
  if (folder.is_closed()) {
    fmt::print("{} holds a whole run: there is nothing left to go on with\n", folder.path());
    return done;
  }

  if (options.article) print_article(stdout);
  print_header(stdout, config, first, folder.path());
  std::fflush(stdout);
  std::signal(SIGINT, [](int) { stop = 1; });
  std::signal(SIGTERM, [](int) { stop = 1; });
  if (!config.learning_rates.empty()) choose_rates(experiment, folder, options.jobs);
  try {
    if (stop == 0) train(experiment, folder);
  } catch (const Diverged&) {
    folder.write(true);
    throw;
  }
  folder.write(stop != 0);
  if (!folder.seeds().empty()) print_summary(stdout, Summary(config, folder.seeds()));
  PaperPictures pictures;
  if (config.paper && stop == 0) pictures = paper(stdout, config, folder, options.jobs, stop);
  if (!folder.story().is_null()) {
    const Summary summary(config, folder.seeds());
    nlohmann::json shown = nlohmann::json::object();
    for (const auto& [part, list] : pictures)
      for (const Picture& picture : list) shown[part].push_back(to_json(picture));
    write_whole(folder.path() + "/report.html",
                report(summary, folder.story(), folder.tuned(), shown, folder.path()));
    fmt::print("\nThe charts are in {}/report.html\n", folder.path());
    if (options.plots && stop == 0) {
      draw_plots(config, folder.story(), folder.path());
      fmt::print("and as pictures in {}/plot-*.svg and .png\n", folder.path());
    }
  }
  if (stop != 0) {
    std::fflush(stdout);
    fmt::print(
        stderr,
        "compare: interrupted after {0} of {1} seeds; what there is is in {2}; go on with --resume {2}\n",
        folder.seeds().size(), config.seeds, folder.path());
    return interrupted;
  }
  folder.close();
  return done;
}

}  // namespace

int main(int argc, char** argv) {
  CompareOptions options;
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
