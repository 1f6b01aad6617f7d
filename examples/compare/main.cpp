// compare: trains one classifier with several losses, side by side.

#include <fmt/format.h>

#include "examples/compare/options.hpp"
#include "examples/experiment/command/program.hpp"
#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/findings/past_best.hpp"
#include "examples/experiment/keeping/run_into.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/paper/article_sum.hpp"
#include "examples/experiment/paper/figures.hpp"
#include "examples/experiment/showing/columns_table.hpp"
#include "examples/experiment/showing/layout.hpp"
#include "examples/experiment/showing/loss_curves.hpp"
#include "examples/experiment/showing/plots.hpp"
#include "examples/experiment/showing/progress_bar.hpp"
#include "examples/experiment/showing/report.hpp"
#include "examples/experiment/showing/report_page.hpp"
#include "examples/experiment/showing/run_screen.hpp"
#include "examples/experiment/showing/terminal.hpp"
#include "examples/experiment/sweep/tuning.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "examples/experiment/training/fitting_batch.hpp"
#include "examples/language.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

/// The rows of --csv, with progress.
std::shared_ptr<const Table> read_table(const Config& config) {
  Progress progress(1);
  return std::make_shared<const Table>(
      read_csv(config.csv, csv_options(config), [&](std::size_t read, std::size_t all) {
        progress.show(static_cast<double>(read) / static_cast<double>(all));
      }));
}

/// What is to be run, with the rows of its file.
Config read_config(const CompareOptions& options) {
  Config wanted = options.read_all();
  wanted.check();
  if (!wanted.csv.empty()) wanted.table = read_table(wanted);
  return wanted;
}

/// The first seed's data, with a batch that suits them where none was asked for.  What is wrong with them, or
/// with what is to be trained on them, is said before anything else.
SeedData checked_data(Config& config, bool batch_is_given) {
  SeedData first = make_data(config, config.seed);
  if (!batch_is_given)
    if (const auto note = shrink_batch(config, first.split.train.size())) first.notes.push_back(*note);
  if (const auto note = empty_batches(first.split.train.counts(), config.batch)) first.notes.push_back(*note);
  for (const LossSpec& loss : config.losses)
    Trainer(loss, config, first.split.train, Generator(0), Generator(0));
  return first;
}

/// Chooses a learning rate for each loss, shows them, and sets them.
void choose_rates(Experiment& experiment, RunFolder& folder, const CompareOptions& options) {
  const Config& config = experiment.config();
  Progress progress(config.losses.size() * config.learning_rates.size() * tuning_seeds);
  const std::vector<TunedRate> tuned =
      tune(config, folder.parts() + "/tuning", options.jobs, told_to_stop, [&] { progress.advance(); });
  progress.clear();
  if (tuned.empty()) return;
  print_tuning(stdout, config, tuned, options.language);
  std::vector<double> rates;
  for (const TunedRate& each : tuned) rates.push_back(each.chosen);
  experiment.set_rates(rates);
  folder.set_tuned(tuned);
}

/// Writes report.html, and the plots where they are wanted, from what the folder holds.
void show_report(const Config& config, const RunFolder& folder, const std::vector<Moment>& moments,
                 const Pictures& pictures, bool plots, Language language) {
  if (!folder.story()) return;
  const Summary summary(config, folder.seeds());
  const std::vector<TunedRate>& tuned = folder.tuned();
  write_whole(folder.path() + "/report.html", report({.summary = summary,
                                                      .story = *folder.story(),
                                                      .moments = moments,
                                                      .more = past_best(config, folder.records(config.seed)),
                                                      .tuned = tuned,
                                                      .pictures = pictures,
                                                      .folder = folder.path()},
                                                     language));
  const Text charts = {"The charts are in {}/report.html", "图表见 {}/report.html"},
             tables = {"The tables are in {}/report.html; it has no charts: {}",
                       "表格见 {}/report.html；其中没有图：{}"},
             pictures_too = {"and as pictures in {}/plot-*.svg and .png", "图片见 {}/plot-*.svg 和 .png"};
  fmt::print("\n{}\n", filled_in(no_charts.empty() ? charts : tables, folder.path(), no_charts).in(language));
  if (!plots) return;
  draw_plots(config, *folder.story(), folder.path());
  fmt::print("{}\n", filled_in(pictures_too, folder.path()).in(language));
}

constexpr Text dry_run = {"This was a dry run: nothing was trained or written.",
                          "这是试运行：没有训练，也没有写入任何文件。"};

int run(const CompareOptions& options) {
  const Language language = options.language;
  Config wanted = read_config(options);
  SeedData first = checked_data(wanted, options.batch_is_given());
  Experiment experiment(wanted, options.jobs);
  const Config& config = experiment.config();
  if (config.table) print_table(stdout, config.csv, config.label, *config.table, language);
  if (options.dry_run) {
    print_header(stdout, config, first, options.folder(config), language);
    fmt::print("{}\n", dry_run.in(language));
    return done;
  }
  RunFolder folder(options.folder(config), config, !options.resume.empty(), options.snapshot);
  if (folder.is_closed()) {
    fmt::print("{}\n",
               filled_in({"{} is complete; nothing to resume", "{} 已经完成，无需继续"}, folder.path())
                   .in(language));
    return done;
  }

  stop_by_signals();
  if (options.article) print_article(stdout, language);
  print_header(stdout, config, first, folder.path(), language);
  const std::vector<Moment> moments = both_starts(config, first);
  print_drowning(stdout, config, moments, language);
  const Text bare = {"report.html will have tables only, no charts: {}",
                     "report.html 将只有表格，没有图：{}"};
  if (!no_charts.empty()) fmt::print("{}\n\n", filled_in(bare, no_charts).in(language));
  std::fflush(stdout);
  const ClassCounts counts = first.split.train.counts();
  experiment.set_data(std::move(first));
  if (!config.learning_rates.empty()) choose_rates(experiment, folder, options);
  RunScreen screen(config, language);
  try {
    if (told_to_stop == 0) run_into(folder, experiment, screen, told_to_stop);
  } catch (const Diverged&) {
    folder.write(true);
    throw;
  }
  folder.write(told_to_stop != 0);
  if (!folder.seeds().empty()) print_summary(stdout, Summary(config, folder.seeds()), language);
  if (folder.has(config.seed))
    for (const Sentence& sentence : past_best(config, folder.records(config.seed)))
      fmt::print("{}\n", wrapped(sentence.in(language)));
  Pictures pictures;
  if (config.paper && told_to_stop == 0)
    pictures = paper(stdout, config, folder, options.jobs, told_to_stop, language);
  pictures["loss_curves"] = loss_curves(config.losses, counts);
  show_report(config, folder, moments, pictures, options.plots && told_to_stop == 0, language);
  if (told_to_stop == 0) {
    folder.close();
    return done;
  }
  std::fflush(stdout);
  const Text kept = {
      "compare: interrupted after {0} of {1} seeds; partial results are in {2}; continue with --resume {2}",
      "compare：已中断，完成了 {0} / {1} 个种子；部分结果在 {2}；用 --resume {2} 接着运行"};
  fmt::print(stderr, "{}\n",
             filled_in(kept, folder.seeds().size(), config.seeds, folder.path()).in(language));
  return interrupted;
}

}  // namespace

int main(int argc, char** argv) {
  CompareOptions options;
  options.language = examples::spoken(argc, argv);
  const Reading reading = read(command_line(options), argc, argv, options.language);
  const auto say = [](const std::string& wrong) { fmt::print(stderr, "compare: {}\n", wrong); };
  if (!reading.help.empty()) return fmt::print("{}", reading.help), done;
  if (!reading.wrong.empty()) return say(reading.wrong + " (see --help)"), misused;
  options.given = reading.given;
  return run_program([&] { return run(options); }, say);
}
