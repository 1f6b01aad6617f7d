#include "examples/experiment/showing/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "examples/experiment/findings/verdict.hpp"
#include "examples/experiment/showing/layout.hpp"
#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

namespace {

/// Eight cells for the shares of positives (█), hard negatives (▒) and easy ones (·).
std::string bar(const Ledger& ledger) {
  constexpr int cells = 8;
  const int positives = static_cast<int>(std::lround(cells * ledger.positives_share));
  const int hard =
      std::min(cells - positives, static_cast<int>(std::lround(cells * ledger.hard_negatives_share)));
  std::string text;
  for (int i = 0; i < cells; ++i) text += i < positives ? "█" : i < positives + hard ? "▒" : "·";
  return text;
}

std::string percent(double share) { return std::isnan(share) ? "–" : fmt::format("{:.0f}%", 100 * share); }

std::string with_interval(const Interval& interval, bool sign) {
  return with_half(interval.mean, interval.half(), 4, sign);
}

std::size_t name_width(const Config& config) {
  std::size_t width = 12;
  for (const LossSpec& loss : config.losses) width = std::max(width, loss.text().size() + 2);
  return width;
}

}  // namespace

void print_header(std::FILE* to, const Config& config, const SeedData& data, const std::string& folder,
                  Language language) {
  const Dataset &train = data.split.train, &test = data.split.test;
  const auto line = [&](const Text& name, const Text& text, const auto&... values) {
    fmt::print(to, "  {} {}\n", pad(name.in(language), 10, true),
               wrapped(filled_in(text, values...).in(language), 13));
  };
  fmt::print(to, "{}\n\n",
             Text{"The same model, start and batches, trained with each loss:",
                  "模型、初始权重和每一批数据都相同，用各损失函数分别训练："}
                 .in(language));
  std::string losses;
  for (const LossSpec& loss : config.losses) losses += (losses.empty() ? "" : " ") + loss.text();
  line({"losses", "损失函数"}, {"{}", "{}"}, losses);
  line({"data", "数据"},
       {"{}, {} positives : {} negatives (π = {:.4g})", "{}，正样本 {} : 负样本 {}（π = {:.4g}）"},
       config.csv.empty() ? config.dataset : config.csv, train.positives(), train.size() - train.positives(),
       train.prior());
  line({"test", "测试集"},
       test.posterior.empty()
           ? Text{"{} held-out rows, {} positives; no Bayes row, since their true posterior is not known: "
                  "logistic regression stands in for it",
                  "留出的 {} 行，其中正样本 {} 个；真实后验概率未知，因此没有贝叶斯极限一行，以逻辑回归代替"}
           : Text{"{} fresh rows, {} positives", "新生成的 {} 行，其中正样本 {} 个"},
       test.size(), test.positives());
  line({"validation", "验证集"},
       {"{} other rows, {} positives: where thresholds are chosen",
        "另外的 {} 行，其中正样本 {} 个：用来选定阈值"},
       data.split.validation.size(), data.split.validation.positives());
  std::string widths = fmt::format("{}", train.inputs.shape()[1]);
  for (const std::size_t width : config.hidden) widths += fmt::format("-{}", width);
  const double prior = config.prior.value_or(train.prior());
  line({"model", "模型"}, {"{}-1, tanh; the last bias starts at {}", "{}-1，tanh；最后一层偏置的初值为 {}"},
       widths, prior > 0 ? fmt::format("−log((1−π)/π) = {}", fixed(-std::log((1 - prior) / prior), 3)) : "0");
  if (!config.prior)
    line({"start", "起点"},
         {"every example at p = π, where with cross-entropy the easy negatives pull about as hard as the "
          "positives, no harder; the article's story, easy negatives that drown the positives, is the start "
          "at bias 0 below (a whole run of it: --prior none)",
          "每个样本都从 p = π 开始，此时在交叉熵下，易分负样本的梯度合起来只与正样本大致相当；文章所讲的"
          "情形，即易分负样本淹没正样本，见下面从偏置 0 开始的部分（整个训练都从那里开始：--prior none）"});
  line({"training", "训练"}, {"{} steps of {} rows, {}, {} {}, {} {}", "{} 步，每步 {} 行，{}，{} {}，{} {}"},
       config.steps, config.batch, config.optimizer,
       (config.learning_rates.empty() ? Text{"learning rate", "学习率"}
                                      : Text{"learning rates from", "学习率选自"})
           .in(language),
       config.learning_rates.empty() ? fmt::format("{}", config.learning_rate)
                                     : fmt::format("{}", fmt::join(config.learning_rates, ", ")),
       (config.seeds > 1 ? Text{"seeds", "种子"} : Text{"seed", "种子"}).in(language),
       config.seeds > 1 ? fmt::format("{}{}{}", config.seed, Text{" to ", " 到 "}.in(language),
                                      config.seed + config.seeds - 1)
                        : fmt::format("{}", config.seed));
  line({"files", "文件"}, {"{}", "{}"}, folder);
  for (const Sentence& note : data.notes) line({"note", "说明"}, {"{}", "{}"}, note.in(language));
  fmt::print(to, "\n");
}

void print_drowning(std::FILE* to, const Config& config, const std::vector<Moment>& moments,
                    Language language) {
  fmt::print(to, "{}\n\n",
             Text{"The article's question, asked of one model for every loss:",
                  "在同一个模型上，就每种损失函数回答文章的问题："}
                 .in(language));
  for (const std::string& sentence : drowning(config, moments, language))
    fmt::print(to, "{}\n", wrapped(sentence));
  const std::size_t names = name_width(config) + 2;
  const auto row = [&](const std::string& name, const Weighing& w) {
    fmt::print(to, "  {} {:>10} {:>10}  {:>10} {:>10}\n", pad(name, names, true),
               fixed(w.hard_positives_factor, 4), fixed(w.easy_negatives_factor, 4),
               percent(w.easy_negatives_loss), percent(w.easy_negatives_gradient));
  };
  const auto say = [&](const Text& text) { return text.in(language); };
  fmt::print(to, "\n  {} {:^21}  {:^21}\n  {} {:>10} {:>10}  {:>10} {:>10}\n", pad("", names),
             say({"mean (1 − p_t)^γ", "(1 − p_t)^γ 的均值"}),
             say({"easy negatives' share", "易分负样本所占"}), pad("", names), say({"hard pos", "难分正"}),
             say({"easy neg", "易分负"}), say({"loss", "损失"}), say({"gradient", "梯度"}));
  for (const Moment& moment : moments) {
    const Text start = moment.from_prior ? Text{"start at p = π, step {}", "从 p = π 开始，第 {} 步"}
                                         : Text{"start at bias 0, step {}", "从偏置 0 开始，第 {} 步"};
    fmt::print(to, "  {}\n", filled_in(start, moment.step).in(language));
    for (std::size_t k = 0; k < config.losses.size(); ++k)
      row("  " + config.losses[k].text(), moment.weighings[k + 1]);
  }
  fmt::print(to, "\n");
}

void print_block_head(std::FILE* to, Language language) {
  const Text what = {
      "Measured on the whole training part.  Gradient: the shares of Σ|∂loss/∂logit| that come from "
      "positives (█), hard negatives (▒, p_t ≤ 0.5) and easy negatives (·).  AP: average precision "
      "on the test part.",
      "在整个训练集上测得。梯度：正样本（█）、难分负样本（▒，p_t ≤ 0.5）和易分负样本（·）各占 "
      "Σ|∂loss/∂logit| 的多少。AP：测试集上的平均精度。"};
  const auto say = [&](const Text& text) { return text.in(language); };
  fmt::print(to, "{}\n\n", wrapped(what.in(language)));
  fmt::print(to, "{:>5} {:>7}  {:^15}  {:^23}  {:^11}\n", "", say({"mean", "平均"}),
             say({"sum of losses", "损失之和"}), say({"gradient from", "梯度来自"}),
             say({"mean p_t", "平均 p_t"}));
  fmt::print(to, "{:>5} {:>7} {:>7} {:>7}  {:<8} {:>4} {:>4} {:>4}  {:>5} {:>5}  {:>5}  {}\n",
             say({"step", "步"}), say({"loss", "损失"}), say({"pos", "正"}), say({"neg", "负"}), "",
             say({"pos", "正"}), say({"hard", "难负"}), say({"easy", "易负"}), say({"pos", "正"}),
             say({"neg", "负"}), "AP", say({"loss", "损失函数"}));
}

void print_block(std::FILE* to, const Config& config, const StepRecord& record) {
  for (std::size_t k = 0; k < record.ledgers.size(); ++k) {
    const Ledger& ledger = record.ledgers[k];
    fmt::print(to, "{:>5} {:>7} {:>7} {:>7}  {} {:>4} {:>4} {:>4}  {:>5} {:>5}  {:>5}  {}\n",
               k == 0 ? fmt::format("{}", record.step) : "", three_figures(ledger.loss),
               three_figures(ledger.positives_loss), three_figures(ledger.negatives_loss), bar(ledger),
               percent(ledger.positives_share), percent(ledger.hard_negatives_share),
               percent(ledger.easy_negatives_share), fixed(ledger.positives_p_t, 3),
               fixed(ledger.negatives_p_t, 3), fixed(record.test[k].average_precision, 3),
               config.losses[k].text());
  }
  std::fflush(to);
}

void print_tuning(std::FILE* to, const Config& config, const std::vector<TunedRate>& tuned,
                  Language language) {
  const Text
      what =
          {"Learning rates: each loss chooses among the same {}, by average precision on the validation "
           "parts of {} other seeds.",
           "学习率：每种损失函数都在同样的 {} 个学习率中选择，以另外 {} 个种子的验证集上的平均精度 AP "
           "为准。"},
      diverged = {"diverged", "发散"}, chosen = {"* chosen", "* 选定"};
  fmt::print(to, "{}\n\n", wrapped(filled_in(what, config.learning_rates.size(), tuning_seeds).in(language)));
  const std::size_t names = name_width(config) + 2;
  fmt::print(to, "  {}", std::string(names, ' '));
  for (const double rate : config.learning_rates) fmt::print(to, "{:>10}", fmt::format("{}", rate));
  fmt::print(to, "\n");
  for (std::size_t loss = 0; loss < tuned.size(); ++loss) {
    fmt::print(to, "  {}", pad(config.losses[loss].text(), names, true));
    for (std::size_t k = 0; k < config.learning_rates.size(); ++k) {
      const double score = tuned[loss].average_precision[k];
      fmt::print(to, "{:>9}{}", std::isnan(score) ? diverged.in(language) : fmt::format("{:.4f}", score),
                 config.learning_rates[k] == tuned[loss].chosen ? "*" : " ");
    }
    fmt::print(to, "\n");
  }
  fmt::print(to, "\n{}\n", chosen.in(language));
  const std::string edge = edge_of_grid(config, tuned, language);
  if (!edge.empty()) fmt::print(to, "{}\n", wrapped(edge));
  fmt::print(to, "\n");
}

void print_summary(std::FILE* to, const Summary& summary, Language language) {
  const Config& config = summary.config();
  constexpr std::size_t cell = 19, longest_row = 20;
  const std::size_t names = std::max(longest_row, name_width(config) + 2);
  const Text head =
      summary.seeds() > 1
          ? Text{"On the test part after {} steps, {} seeds, mean ± half of the 95 % interval:",
                 "训练 {} 步后在测试集上，{} 个种子，均值 ± 95 % 区间的一半："}
          : Text{"On the test part after {} steps, {} seed:", "训练 {} 步后在测试集上，{} 个种子："};
  fmt::print(to, "\n{}\n", filled_in(head, config.steps, summary.seeds()).in(language));
  for (const MetricTable& table : metric_tables()) {
    fmt::print(to, "\n{}", pad(table.title.in(language), names + 2, true));
    if (columns(table.title.in(language)) > names + 2) fmt::print(to, "\n{}", std::string(names + 2, ' '));
    const auto width = [&](const Text& name) { return std::max(cell, columns(name.in(language)) + 3); };
    for (const auto& [name, _] : table.columns) fmt::print(to, "{}", pad(name.in(language), width(name)));
    fmt::print(to, "\n");
    const auto row = [&](const std::string& name, auto value) {
      fmt::print(to, "  {}", pad(name, names, true));
      for (const auto& [name_of, metric] : table.columns)
        fmt::print(to, " {}", pad(value(metric), width(name_of) - 1));
      fmt::print(to, "\n");
    };
    for (std::size_t k = 0; k < config.losses.size(); ++k)
      row(config.losses[k].text(), [&](auto metric) { return with_interval(summary.of(k, metric), false); });
    if (summary.knows_bayes())
      row(Text{"Bayes (limit)", "贝叶斯极限"}.in(language),
          [&](auto metric) { return with_interval(summary.bayes(metric), false); });
    row(Text{"logistic regression", "逻辑回归"}.in(language),
        [&](auto metric) { return with_interval(summary.logistic(metric), false); });
    for (std::size_t k = 1; k < config.losses.size(); ++k)
      row(config.losses.size() == 2 ? Text{"difference", "差值"}.in(language)
                                    : "Δ " + config.losses[k].text(),
          [&](auto metric) {
            const Interval d = summary.difference(k, metric);
            return with_interval(d, true) + (d.excludes_zero() ? "*" : " ");
          });
  }
  if (config.losses.size() > 1 && summary.seeds() > 1)
    fmt::print(to, "\n{}\n",
               Text{"* the 95 % interval of the differences, paired by seed, excludes 0.",
                    "* 按种子配对的差值，95 % 区间不含 0。"}
                   .in(language));
  fmt::print(to, "\n");
  for (const std::string& sentence : verdict(summary, language)) fmt::print(to, "{}\n", wrapped(sentence));
  const Text chance = {
      "Of these {} differences {} are better and {} worse; even if nothing differed, about one "
      "interval in twenty would exclude 0 by chance.",
      "这 {} 个差值中，{} 个变好，{} 个变差；即使毫无差别，也约有二十分之一的区间会碰巧不含 0。"};
  if (const Tally counted = tally(summary); config.losses.size() > 2 && summary.seeds() > 1)
    fmt::print(to, "{}\n",
               wrapped(filled_in(chance, counted.all(), counted.better, counted.worse).in(language)));
}

}  // namespace focalgrad::experiment
