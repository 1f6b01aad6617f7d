// What A5 lets one see: both losses on the same seeds, their differences with an interval, and who pulls at
// the logits meanwhile.  ./run show A5 [FILE.csv LABEL [SEEDS]]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "course/A5/comparison.hpp"
#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/measuring/ledger.hpp"
#include "losses/focal.hpp"

using namespace course;
using namespace focalgrad;

namespace {

bool chinese = false;
const char* say(const char* english, const char* in_chinese) { return chinese ? in_chinese : english; }

Loss focal_of(Scalar gamma) {
  return [gamma](const Var& logits, const Tensor& targets) {
    return losses::focal(logits, targets, {.gamma = gamma, .reduction = losses::Reduction::none});
  };
}
const Loss ce = focal_of(0), focal = focal_of(2);

/// What is run: data of one's own, or the built-in points, whose files and pictures have names of their own.
struct Run {
  Data data;
  bool built_in;
  std::string results() const { return built_in ? "results-built-in.csv" : "results.csv"; }
  const char* pictures() const { return built_in ? "A5-built-in" : "A5"; }
  /// In a seed's test part: the AP of scores that say nothing.
  double positives_share(std::uint64_t seed) const {
    const Examples test = data(seed).test;
    return static_cast<double>(test.positives()) / static_cast<double>(test.size());
  }
};

struct Figure {
  const char* name;
  double Figures::*member;
};
const Figure figures[] = {
    {"AP", &Figures::ap}, {"F1", &Figures::f1}, {"MCC", &Figures::mcc}, {"ECE", &Figures::ece}};

std::vector<double> column(const std::vector<Pair>& pairs, Figures Pair::*side, double Figures::*figure) {
  std::vector<double> values;
  for (const Pair& pair : pairs) values.push_back(pair.*side.*figure);
  return values;
}

void print_table(const std::vector<Pair>& pairs) {
  std::printf("%-6s%10s%10s%14s%12s%12s\n", "", "ce", "focal", "focal - ce", "low", "high");
  for (const auto& [name, figure] : figures) {
    const auto a = column(pairs, &Pair::first, figure), b = column(pairs, &Pair::second, figure);
    const auto difference = experiment::paired_interval(b, a);
    std::printf("%-6s%10.4f%10.4f%14.4f%12.4f%12.4f\n", name, experiment::t_interval(a).mean,
                experiment::t_interval(b).mean, difference.mean, difference.low, difference.high);
  }
}

/// A row for each loss and seed, which report.md is judged by.
void write_results(const std::vector<Pair>& pairs, const Run& run) {
  std::ofstream out(run.results());
  out.precision(17);
  out << "data,seed,loss,threshold,ap,f1,mcc,ece\n";
  for (const Pair& pair : pairs)
    for (const bool is_first : {true, false}) {
      const Figures& side = is_first ? pair.first : pair.second;
      out << (run.built_in ? "built-in" : "file") << ',' << pair.seed << ',' << (is_first ? "ce" : "focal")
          << ',' << side.threshold << ',' << side.ap << ',' << side.f1 << ',' << side.mcc << ',' << side.ece
          << '\n';
    }
}

/// Points without a label, which let the y axis go from 0 to 1 at least.
void from_0_to_1() { std::puts("curve \n0 0\ncurve \n0 1"); }

void draw_seeds(const std::vector<Pair>& pairs, const Run& run) {
  std::printf("picture %s-seeds %s\naxes %s | AP\n", run.pictures(),
              say("Average precision of each seed", "每个种子的平均精确率"), say("seed", "种子"));
  for (const bool is_first : {true, false}) {
    std::printf("points %s\n", is_first ? "ce" : "focal");
    for (const Pair& pair : pairs)
      std::printf("%llu %.6f\n", static_cast<unsigned long long>(pair.seed),
                  (is_first ? pair.first : pair.second).ap);
  }
  std::puts("end");
}

/// A loss that reads its ledger at every step: of the logits of the batch, as if they were the variables.
struct Watched {
  Loss loss;
  std::vector<experiment::Ledger> steps;

  Var operator()(const Var& logits, const Tensor& targets) {
    Tape tape;
    const Var z = tape.variable(logits.value());
    const Var losses = loss(z, targets);
    tape.backward(mean(losses));
    steps.push_back(experiment::read_ledger(z, losses, targets, {}));
    return loss(logits, targets);
  }
  /// Each point is the mean of twenty steps.
  void curve(const char* label, double experiment::Ledger::*share) const {
    std::printf("curve %s\n", label);
    for (std::size_t from = 0; from + 20 <= steps.size(); from += 20) {
      double total = 0;
      for (std::size_t k = 0; k < 20; ++k) total += steps[from + k].*share / 20;
      std::printf("%zu %.5f\n", from + 10, total);
    }
  }
};

/// As steps, the area under which is AP: between two cuts is nothing that a threshold reaches.
void draw_precision(const Pair& pair, const Run& run) {
  std::printf("picture %s-curve %s\naxes %s | %s\n", run.pictures(),
              say("Precision against recall, first seed", "精确率与召回率，第一个种子"),
              say("recall", "召回率"), say("precision", "精确率"));
  const double share = run.positives_share(pair.seed);
  for (const bool is_first : {true, false}) {
    std::printf("curve %s\n", is_first ? "ce" : "focal");
    double reached = 0;
    for (const auto& [threshold, counts] : (is_first ? pair.first : pair.second).cuts) {
      if (counts.recall() == reached) continue;
      std::printf("%.5f %.5f\n%.5f %.5f\n", reached, counts.precision(), counts.recall(), counts.precision());
      reached = counts.recall();
    }
  }
  std::printf("curve %s\n0 %.5f\n1 %.5f\n", say("share of positives", "正样本占比"), share, share);
  from_0_to_1();
  std::puts("end");
}

/// Of the first seed, trained once more.
void draw_shares(const Run& run, std::uint64_t seed, const Settings& settings) {
  using experiment::Ledger;
  Watched one{ce, {}}, other{focal, {}};
  compare(run.data, std::ref(one), std::ref(other), {seed}, settings);
  for (const auto& [name, watched] : {std::pair{"ce", &one}, std::pair{"focal", &other}}) {
    std::printf("picture %s-shares-%s %s: %s\naxes %s | %s\n", run.pictures(), name, name,
                say("who pulls at the logits, first seed, means of 20 steps",
                    "谁在拉动 logit，第一个种子，每 20 步的均值"),
                say("step", "步"), say("share of the pull", "拉力占比"));
    watched->curve(say("positives", "正样本"), &Ledger::positives_share);
    watched->curve(say("hard negatives", "难分负样本"), &Ledger::hard_negatives_share);
    watched->curve(say("easy negatives", "易分负样本"), &Ledger::easy_negatives_share);
    from_0_to_1();
    std::puts("end");
  }
}

/// The examples of a file for every seed, split anew; without a file, the built-in clouds.
Run run_of(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return {clouds, true};
  if (arguments.size() < 2)
    throw std::runtime_error(say("say which column is the label: ./run show A5 FILE.csv LABEL [SEEDS]",
                                 "请说明哪一列是标签：./run show A5 文件.csv 标签列 [种子数]"));
  const Examples all = read_csv(arguments[0], arguments[1]);
  std::printf(say("%s: %zu examples, %zu of them positive\n", "%s：%zu 个样本，其中 %zu 个正样本\n"),
              arguments[0].c_str(), all.size(), all.positives());
  return {[all](std::uint64_t seed) { return split(all, seed); }, false};
}

void show(const std::vector<std::string>& arguments) {
  const int count = arguments.size() > 2 ? std::atoi(arguments[2].c_str()) : 8;
  if (count < 2 || count > 1000)
    throw std::runtime_error(say("the number of seeds is to be from 2 to 1000", "种子数应为 2 到 1000"));
  std::vector<std::uint64_t> seeds;
  for (int k = 1; k <= count; ++k) seeds.push_back(static_cast<std::uint64_t>(k));
  const Settings settings;
  const Run run = run_of(arguments);
  const auto pairs = compare(run.data, ce, focal, seeds, settings);
  print_table(pairs);
  std::printf(say("%zu seeds; low and high are the 95 %% interval of the paired difference.\n"
                  "The share of positives is %.4f: that is the AP of scores that say nothing.\n",
                  "%zu 个种子；low 和 high 是配对差的 95 %% 区间。\n"
                  "正样本占比为 %.4f：毫无信息的得分，AP 就是这个数。\n"),
              pairs.size(), run.positives_share(seeds.front()));
  write_results(pairs, run);
  std::printf(say("%s is written.\n", "已写入 %s。\n"), run.results().c_str());
  if (run.built_in)
    std::puts(
        say("These points are built in. The report (A5.8) is to be of data of your own, "
            "./run show A5 FILE.csv LABEL [SEEDS], which writes results.csv.",
            "这些点是内置的。报告（A5.8）要用你自己的数据：./run show A5 文件.csv 标签列 [种子数]，"
            "它会写出 results.csv。"));
  draw_seeds(pairs, run);
  draw_precision(pairs.front(), run);
  draw_shares(run, seeds.front(), settings);
}

}  // namespace

int main(int argc, char** argv) try {
  chinese = argc > 1 && std::string(argv[1]) == "zh";
  show({argv + std::min(argc, 2), argv + argc});
} catch (const std::exception& error) {
  std::cout << std::flush << error.what() << "\n";
  return 1;
}
