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

std::string footer(Language language) {
  const Text
      losses = {"Losses (log is the natural logarithm):\n", "损失函数（log 为自然对数）：\n"},
      examples = {"\nExamples:\n", "\n示例：\n"},
      files = {
          "\nWrites config.json, steps.csv, summary.json and report.html to its folder, and split.csv for a "
          "CSV.\n"
          "Exit codes: 0 done; 2 an option or an input file is wrong; 1 any other failure;\n"
          "130 interrupted (partial results have been written).\n"
          "The article 【学习】focal loss 损失函数 walked through, a guide and a playground, in a browser: "
          "./run "
          "docs",
          "\nconfig.json、steps.csv、summary.json 和 report.html 写入本次运行的文件夹，使用 CSV 时还有 "
          "split.csv。\n"
          "退出码：0 完成；2 选项或输入文件有误；1 其他错误；130 被中断（已写出部分结果）。\n"
          "文章《【学习】focal loss 损失函数》的逐步讲解、使用指南和演练场，在浏览器里打开：./run docs"};
  return losses.in(language) + known_losses(language) + examples.in(language) +
         "  ./run compare\n"
         "  ./run compare --article --prior none\n"
         "  ./run compare --losses ce,ce:pos_weight=99,focal:gamma=2\n"
         "  ./run compare --dataset circles --positives 50 --steps 3000 --seeds 10\n"
         "  ./run compare --csv patients.csv --label outcome --positive ill\n"
         "  ./run compare --config runs/moons-100-10000-seed1/config.json\n" +
         files.in(language);
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
  CommandLine line{
      "./run compare",
      {"Trains one classifier with several losses on imbalanced data: the same model from the same start on "
       "the\nsame batches.  Shows at each step where loss and gradient come from, and at the end which "
       "differences\nwere seen and which were not.",
       "在类别不平衡的数据上，用多种损失函数训练同一个分类器：模型、初始权重和每一批数据都相同。\n"
       "逐步显示损失和梯度从哪里来，最后说明看出了哪些差异、未见哪些差异。"},
      {footer(Language::english), footer(Language::chinese)},
      options(static_cast<TrainingOptions&>(o))};
  const Text run = {"The run", "运行"};
  line.options.push_back({"--article",
                          &o.article,
                          {"Print the article's sum, completed, then train on its 10 positives and 10 000 "
                           "negatives (from the article's start with --prior none)",
                           "算完文章里的算式，再用其中的 10 个正样本和 10 000 个负样本训练（加 --prior none "
                           "则从文章所讲的起点开始）"},
                          {"Data", "数据"}});
  for (const ConfigField& field : config_fields())
    if (field.of_compare_only) line.options.push_back(option(o, field));
  const Option more[] = {
      {"--dry-run",
       &o.dry_run,
       {"Show the data, the columns of a CSV and what would be trained, and end; writes nothing",
        "显示数据、CSV 的各列和将要进行的训练，然后结束；不写入任何文件"},
       run},
      {"--plots",
       &o.plots,
       {"Also draw the report's charts as SVG and PNG (gnuplot)",
        "把报告里的图另存为 SVG 和 PNG（需要 gnuplot）"},
       run},
      {"--out",
       &o.out,
       {"Folder for the files [runs/DATASET-POSITIVES-NEGATIVES-seedSEED]",
        "存放文件的文件夹 [runs/数据集-正样本数-负样本数-seed种子]"},
       run},
      {"--resume",
       &o.resume,
       {"Folder of a stopped or killed run to continue; the results are the same, bit for bit",
        "接着运行被中断的文件夹；结果逐位相同"},
       run},
      {"--snapshot",
       &o.snapshot,
       {"Seconds of each seed's training that a kill may lose; changes no result",
        "被强行终止时，每个种子最多丢失多少秒的训练；不影响结果"},
       run,
       true,
       Option::Range::not_negative},
      {"--config",
       &o.config_file,
       {"Repeat a run from its config.json; no other option may contradict it",
        "按某次运行的 config.json 重跑；其他选项不得与它矛盾"},
       run},
  };
  line.options.insert(line.options.end(), std::begin(more), std::end(more));
  return line;
}

}  // namespace focalgrad::experiment
