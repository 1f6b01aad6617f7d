#include "examples/compare/options.hpp"

#include <fmt/format.h>

#include "examples/experiment/keeping/run_folder.hpp"
#include "examples/experiment/text/visible.hpp"
#include "examples/experiment/training/config_text.hpp"
#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

Config read_config(const std::string& path) {
  std::string content;
  if (read_file(path, content)) throw Error(path + ": cannot be read");
  try {
    return config_from_text(content);
  } catch (const Error& cause) {
    throw Error(path + ": " + cause.what());
  }
}

std::string footer() {
  return "Losses (log is the natural logarithm):\n" + known_losses() +
         "\nExamples:\n"
         "  ./run compare\n"
         "  ./run compare --article --prior none\n"
         "  ./run compare --losses ce,ce:pos_weight=99,focal:gamma=2\n"
         "  ./run compare --dataset circles --positives 50 --steps 3000 --seeds 10\n"
         "  ./run compare --csv patients.csv --label outcome --positive ill\n"
         "  ./run compare --config runs/moons-100-10000-seed1/config.json\n"
         "\nWrites config.json, steps.csv, summary.json and report.html to its folder, and split.csv for a "
         "CSV.\n"
         "Exit codes: 0 done; 2 an option or an input file is wrong; 1 any other failure;\n"
         "130 interrupted (partial results have been written).";
}

}  // namespace

Config CompareOptions::read_all() const {
  for (const std::string& path : {out, resume})
    if (visible(path) != path)
      throw Error("the folder's name '" + visible(path) +
                  "' has control characters in it, which pictures cannot be drawn to");
  if (!resume.empty() && !config_file.empty()) throw Error("--resume and --config are two runs; give one");
  if (!resume.empty() && !out.empty() && out != resume)
    throw Error(
        "--resume continues in its own folder; leave --out away, or start anew with --config and --out");
  if (resume.empty() && config_file.empty()) return read_options();
  const std::string path = resume.empty() ? config_file : resume + "/config.json";
  Config there = read_config(path);
  if (!resume.empty() && there.csv == "-")
    throw Error(resume + " read its rows from standard input, which is gone; it cannot be resumed");
  refuse_contradictions(read_options(), there, path);
  return there;
}

void CompareOptions::refuse_contradictions(const Config& wanted, const Config& there,
                                           const std::string& path) const {
  for (const ConfigField& field : config_fields()) {
    CompareOptions any;
    const std::string name = option(any, field).name;
    const bool of_losses = field.name == "losses" && (given.contains("--gamma") || given.contains("--alpha"));
    const bool of_article =
        article && (field.name == "dataset" || field.name == "positives" || field.name == "negatives");
    if (!given.contains(name) && !of_losses && !of_article) continue;
    const std::string said = value_text(wanted, field), kept = value_text(there, field);
    if (said != kept)
      throw Error(
          fmt::format("{} is {}, and {} has {}; leave the option out, or start a run of its own without {}",
                      name, said, path, kept, resume.empty() ? "--config" : "--resume"));
  }
}

Config CompareOptions::read_options() const {
  TrainingOptions wanted = *this;
  if (config.paper && wanted.losses.empty()) wanted.losses = "all";
  Config made = wanted.read();
  if (made.paper && made.learning_rates.empty() && !given.contains("--learning-rate"))
    made.learning_rates = {0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016};
  if (made.paper && !given.contains("--seeds")) made.seeds = 10;
  if (article) made.dataset = "moons", made.positives = 10, made.negatives = 10000;
  return made;
}

std::string CompareOptions::folder(const Config& chosen) const {
  return !resume.empty() ? resume : out.empty() ? default_folder(chosen) : out;
}

CommandLine command_line(CompareOptions& o) {
  CommandLine line{"./run compare",
                   "Trains one classifier with several losses on imbalanced data: the same model from the "
                   "same start on the\nsame batches.  Shows at each step where loss and gradient come from, "
                   "and at the end which differences\nwere seen and which were not.",
                   footer(), options(static_cast<TrainingOptions&>(o))};
  const std::string run = "The run";
  line.options.push_back({"--article", &o.article,
                          "Print the article's sum, completed, then train on its 10 positives and 10 000 "
                          "negatives (from the article's start with --prior none)",
                          "Data"});
  for (const ConfigField& field : config_fields())
    if (field.of_compare_only) line.options.push_back(option(o, field));
  const Option more[] = {
      {"--dry-run", &o.dry_run,
       "Show the data, the columns of a CSV and what would be trained, and end; writes nothing", run},
      {"--plots", &o.plots, "Also draw the report's charts as SVG and PNG (gnuplot)", run},
      {"--out", &o.out, "Folder for the files [runs/DATASET-POSITIVES-NEGATIVES-seedSEED]", run},
      {"--resume", &o.resume,
       "Folder of a stopped or killed run to continue; the results are the same, bit for bit", run},
      {"--snapshot", &o.snapshot, "Seconds of each seed's training that a kill may lose; changes no result",
       run, true, Option::Range::not_negative},
      {"--config", &o.config_file, "Repeat a run from its config.json; no other option may contradict it",
       run},
  };
  line.options.insert(line.options.end(), std::begin(more), std::end(more));
  return line;
}

}  // namespace focalgrad::experiment
