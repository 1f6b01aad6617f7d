// sweep: trains every loss at every imbalance, seed and learning rate, on all processors, or by `mpirun -n N`
// on many machines.

#include <fmt/format.h>

#include <algorithm>

#include "examples/experiment/command/program.hpp"
#include "examples/experiment/command/training_options.hpp"
#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/showing/columns_table.hpp"
#include "examples/experiment/showing/progress_bar.hpp"
#include "examples/experiment/showing/report_page.hpp"
#include "examples/experiment/showing/sweep_report.hpp"
#include "examples/experiment/showing/sweep_table.hpp"
#include "examples/experiment/sweep/trials.hpp"
#include "examples/experiment/text/number.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "examples/experiment/training/fitting_batch.hpp"
#include "examples/experiment/training/seed_data.hpp"
#include "examples/language.hpp"
#include "examples/sweep/processes.hpp"
#include "tensor/error.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

struct Options : TrainingOptions {
  std::vector<std::string> imbalances = {"1000", "3000", "10000", "30000"};
  std::vector<double> rates;
  std::vector<std::string> metrics = {"average_precision", "f1", "f1_at_threshold"};
  std::string out = "runs/sweep";
  bool dry_run = false, batch_is_given = false;
};

/// A number of negatives: 1000 as it is, 1:1000 for so many positives.
std::size_t negatives_of(const std::string& imbalance, std::size_t positives) {
  const bool ratio = imbalance.starts_with("1:");
  const auto count = read_number<std::size_t>(std::string_view(imbalance).substr(ratio ? 2 : 0));
  if (!count || *count > std::size_t(1e9))
    throw Error(fmt::format(
        "--imbalances has '{}'; expected a number of negatives, such as 1000, or a ratio, such as 1:1000",
        imbalance));
  return ratio ? *count * positives : *count;
}

/// "100 : 1000 (1 : 10)".
std::string imbalances(const Grid& grid, Language language) {
  if (!grid.config.csv.empty()) return Text{"that of the file", "以文件为准"}.in(language);
  const double positives = static_cast<double>(grid.config.positives);
  std::string text;
  for (const std::size_t negatives : grid.negatives)
    text += fmt::format("{}{} : {} (1 : {:.4g})", text.empty() ? "" : ", ", grid.config.positives, negatives,
                        static_cast<double>(negatives) / positives);
  return text;
}

/// In the smallest training part of the grid.
std::size_t fewest_rows(const Grid& grid) {
  if (grid.config.table) return rows_of_parts(grid.config.table->data, grid.config.seed).train.size();
  return grid.config.positives + *std::min_element(grid.negatives.begin(), grid.negatives.end());
}

Grid read_grid(const Options& options) {
  Grid grid{options.read(), {}, options.rates};
  for (const std::string& each : options.imbalances)
    grid.negatives.push_back(negatives_of(each, grid.config.positives));
  if (!grid.config.csv.empty()) grid.negatives = {0};  // a file has the imbalance that it has
  grid.check();
  if (!grid.config.csv.empty())
    grid.config.table = std::make_shared<const Table>(read_csv(grid.config.csv, csv_options(grid.config)));
  if (!options.batch_is_given)
    if (const auto note = shrink_batch(grid.config, fewest_rows(grid)))
      fmt::print("{}\n", note->in(options.language));
  return grid;
}

void print_plan(const Grid& grid, std::size_t all, std::size_t left, const Processes& processes,
                const Options& options) {
  const Text plan =
                 {"{} trials: {} losses × {} imbalances × {} seeds × {} learning rates; {} are done, {} at a "
                  "time{}\n",
                  "共 {} 次训练：{} 种损失函数 × {} 种不平衡程度 × {} 个种子 × {} 个学习率；已完成 {} 次，"
                  "同时进行 {} 个{}\n"},
             on = {" on {} processes", "，分布在 {} 个进程上"};
  const bool many = processes.count() > 1;
  fmt::print(fmt::runtime(plan.in(options.language)), all, grid.config.losses.size(), grid.negatives.size(),
             grid.config.seeds, grid.learning_rates.size(), all - left,
             many ? static_cast<std::size_t>(processes.count()) : options.jobs,
             many ? fmt::format(fmt::runtime(on.in(options.language)), processes.count()) : "");
  const Text trained = {"positives : negatives to train on: {}", "训练用的正样本 : 负样本：{}"};
  fmt::print("{}\n", filled_in(trained, imbalances(grid, options.language)).in(options.language));
  std::fflush(stdout);
}

std::vector<SweepMetric> shown_metrics(const Options& options) {
  std::vector<SweepMetric> metrics;
  for (const std::string& column : options.metrics) metrics.push_back(sweep_metric(column));
  return metrics;
}

/// Prints the tables and sentences, and writes sweep.html and the heat maps.
void show_results(const Options& options, const SweepSummary& summary) {
  const std::vector<SweepMetric> metrics = shown_metrics(options);
  print_sweep(stdout, summary, metrics, options.language);
  write_whole(options.out + "/sweep.html", sweep_report(summary, metrics, options.language));
  const Text charts = {"The report is {}/sweep.html", "报告见 {}/sweep.html"},
             tables = {"The tables are in {}/sweep.html; it has no charts: {}",
                       "表格见 {}/sweep.html；其中没有图：{}"},
             files = {"Every trial is in {0}/sweep.csv, the heat maps as pictures in {0}/heat-*.svg and .png",
                      "每次训练的结果在 {0}/sweep.csv，热图的图片见 {0}/heat-*.svg 和 .png"};
  const auto say = [&](const Text& text) {
    fmt::print("{}\n", filled_in(text, options.out, no_charts).in(options.language));
  };
  fmt::print("\n");
  say(no_charts.empty() ? charts : tables);
  std::fflush(stdout);
  draw_sweep(summary, metrics, options.out);
  say(files);
}

int run(const Options& options, Processes& processes) {
  const Grid grid = read_grid(options);
  const std::vector<Trial> all = grid.trials();
  TrialRunner runner(grid);
  stop_by_signals();
  const auto stopped = [] { return told_to_stop != 0; };
  const auto work = [&](std::size_t i, const std::function<bool()>& cancelled) {
    return runner.run(all[i], cancelled);
  };
  if (!processes.first()) {
    if (options.dry_run) return done;
    processes.work_through({}, 1, work, {}, stopped);
    return done;
  }

  if (grid.config.table)
    print_table(stdout, grid.config.csv, grid.config.label, *grid.config.table, options.language);
  if (options.dry_run) {
    print_plan(grid, all.size(), all.size(), processes, options);
    fmt::print("{}\n", Text{"This was a dry run: nothing was trained or written.",
                            "这是试运行：没有训练，也没有写入任何文件。"}
                           .in(options.language));
    return done;
  }
  shown_metrics(options);  // one that there is not is said before anything else
  SweepFile file(options.out, grid);
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!file.has(all[i])) left.push_back(i);
  print_plan(grid, all.size(), left.size(), processes, options);
  Progress progress(left.size());
  const auto add = [&](std::size_t, const std::string& line) {
    file.add(line);
    progress.advance();
  };
  const bool whole = processes.work_through(left, options.jobs, work, add, stopped);
  progress.clear();
  if (!whole) {
    // When a process dies, mpirun ends the others by SIGTERM, and by SIGKILL a second later.
    const Text kept = {"sweep: {}; the finished trials are in {}/sweep.csv, and the same command continues\n",
                       "sweep：{}；已完成的训练在 {}/sweep.csv，用同一条命令接着运行\n"},
               died = {"interrupted, or one of the processes died", "被中断，或有进程意外终止"},
               alone = {"interrupted", "被中断"};
    fmt::print(stderr, fmt::runtime(kept.in(options.language)),
               (processes.count() > 1 ? died : alone).in(options.language), options.out);
    return interrupted;
  }
  file.sort();
  show_results(options, SweepSummary(file, grid));
  return done;
}

CommandLine command_line(Options& o) {
  CommandLine line{
      "./run sweep",
      {"Trains every loss at every imbalance, seed and learning rate, and compares their metrics.  Each "
       "finished\ntrial is kept: after an interruption, or with a larger grid, the same command trains only "
       "what is missing.",
       "在各种不平衡程度、种子和学习率下训练每种损失函数，并比较它们的指标。训练完的每一次都会保留：\n"
       "中断之后，或扩大范围之后，同一条命令只训练缺少的部分。"},
      {},
      options(static_cast<TrainingOptions&>(o))};
  const Text grid = {"The grid", "范围"}, run = {"The run", "运行"};
  const Option more[] = {
      {"--imbalances",
       &o.imbalances,
       {"Numbers of negatives, such as 1000, or ratios, such as 1:1000, separated by commas",
        "负样本数（如 1000）或比例（如 1:1000），以逗号分隔"},
       grid,
       true},
      {"--learning-rates",
       &o.rates,
       {"Separated by commas; results are shown for the best on validation [--learning-rate]",
        "以逗号分隔；显示验证集上最好的学习率的结果 [--learning-rate]"},
       grid},
      {"--metric",
       &o.metrics,
       {"Metrics of sweep.csv to show, separated by commas", "要显示的指标（sweep.csv 中的列），以逗号分隔"},
       grid,
       true},
      {"--dry-run",
       &o.dry_run,
       {"Show the columns of a CSV and the grid, and end; writes nothing",
        "显示 CSV 的各列和要训练的范围，然后结束；不写入任何文件"},
       run},
      {"--out",
       &o.out,
       {"Folder for sweep.csv, sweep.html and the heat maps", "存放 sweep.csv、sweep.html 和热图的文件夹"},
       run,
       true},
  };
  line.options.insert(line.options.end(), std::begin(more), std::end(more));
  return line;
}

}  // namespace

int main(int argc, char** argv) {
  Processes processes(argc, argv);
  Options options;
  options.language = examples::spoken(argc, argv);
  const Reading reading = read(command_line(options), argc, argv, options.language);
  if (!reading.help.empty()) {
    if (processes.first()) fmt::print("{}", reading.help);
    return done;
  }
  if (!reading.wrong.empty()) {
    if (processes.first()) fmt::print(stderr, "sweep: {} (see --help)\n", reading.wrong);
    return misused;
  }
  options.batch_is_given = reading.given.contains("--batch");
  if (options.rates.empty()) options.rates = {options.config.learning_rate};
  return run_program([&] { return run(options, processes); },
                     [&](const std::string& wrong) {
                       if (processes.first())
                         fmt::print(stderr, "sweep: {}\n", wrong);
                       else
                         processes.fail(wrong);
                     });
}
