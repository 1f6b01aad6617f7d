#include "examples/compare/options.hpp"

#include <CLI/CLI.hpp>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

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

}  // namespace

bool CompareOptions::given(const std::string& name) const { return app->count(name) > 0; }

Config CompareOptions::read_all() const {
  if (!resume.empty()) return read_config(resume + "/config.json");
  if (!config_file.empty()) return read_config(config_file);
  TrainingOptions wanted = *this;
  if (paper && wanted.losses.empty()) wanted.losses = "all";
  Config made = wanted.read();
  if (paper && made.learning_rates.empty() && !given("--learning-rate"))
    made.learning_rates = {0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016};
  if (paper && !given("--seeds")) made.seeds = 10;
  made.paper = paper;
  if (article) made.dataset = "moons", made.positives = 10, made.negatives = 10000;
  return made;
}

void declare(CLI::App& app, CompareOptions& o) {
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
  app.add_option("--snapshot", o.snapshot,
                 "Seconds of a seed's training that a kill may lose; changes no result")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber)
      ->group("The run");
  app.add_option("--config", o.config_file,
                 "Repeat a run from its config.json; all other options but --out are ignored")
      ->group("The run");
}

}  // namespace focalgrad::experiment
