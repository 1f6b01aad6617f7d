#include "examples/experiment/findings/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "examples/experiment/findings/power.hpp"
#include "examples/experiment/losses/posterior.hpp"
#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/text/figure.hpp"

namespace focalgrad::experiment {

namespace {

/// What the intervals say of one loss against the first.
struct Difference {
  std::string better, worse, same;
};

Difference difference_of(const Summary& summary, std::size_t loss, Language language) {
  const Text comma = {", ", "、"};
  Difference said;
  for (const HeadlineMetric& each : headline_metrics()) {
    const Interval d = summary.difference(loss, each.metric);
    std::string& list = !d.excludes_zero()                    ? said.same
                        : (d.mean > 0) == each.more_is_better ? said.better
                                                              : said.worse;
    if (!list.empty()) list += comma.in(language);
    list += told(each.name.in(language), d, summary.seeds(), language);
  }
  return said;
}

std::string english(const Difference& said, bool short_of_room) {
  if (said.better.empty() && said.worse.empty())
    return "no difference seen in any metric: " + said.same + ".";
  std::string text;
  if (!said.better.empty()) text += "better in " + said.better;
  if (!said.worse.empty()) text += (text.empty() ? "worse in " : "; worse in ") + said.worse;
  return text + (said.same.empty() ? "."
                 : short_of_room   ? "; no difference seen in the rest."
                                   : "; no difference seen in " + said.same + ".");
}

std::string chinese(const Difference& said, bool short_of_room) {
  if (said.better.empty() && said.worse.empty()) return "各项均未见差异：" + said.same + "。";
  std::string text;
  if (!said.better.empty()) text += "变好的指标：" + said.better;
  if (!said.worse.empty()) text += (text.empty() ? "变差的指标：" : "；变差的指标：") + said.worse;
  return text + (said.same.empty() ? "。"
                 : short_of_room   ? "；其余未见差异。"
                                   : "；未见差异的指标：" + said.same + "。");
}

/// How many seeds would show a small difference: in the first metric in which none was seen, of the loss
/// whose differences spread most.
std::string what_these_could_see(const Summary& summary, Language language) {
  for (const HeadlineMetric& each : headline_metrics()) {
    std::size_t wanted = 0;
    for (std::size_t loss = 1; loss < summary.config().losses.size(); ++loss)
      if (const Interval d = summary.difference(loss, each.metric); !d.excludes_zero())
        wanted = std::max(wanted, seeds_to_see(small_difference, d, summary.seeds()));
    if (wanted > summary.seeds())
      return what_could_be_seen(summary.seeds(), each.name.in(language), wanted, language);
  }
  return what_could_be_seen(summary.seeds(), {}, 0, language);
}

/// Where logistic regression ranks better than networks do.
std::string losses_below_linear(const Summary& summary, Language language) {
  const Text
      sentence =
          {"Logistic regression, a linear model fitted to convergence, has an average precision of {}, "
           "which is more than {} reached (seen in every case): the network gains nothing here; try "
           "--patience, other --steps, --weight-decay or --hidden none.",
           "拟合到收敛的线性模型逻辑回归平均精度为 {}，高于{}（差异均可见）：网络在这里没有优势，"
           "可以试试 --patience、调整 --steps、--weight-decay 或 --hidden none。"},
      comma = {", ", "、"};
  std::string below;
  for (std::size_t loss = 0; loss < summary.config().losses.size(); ++loss)
    if (summary.beyond_logistic(loss, &Metrics::average_precision).high < 0)
      below += (below.empty() ? "" : comma.in(language)) + summary.config().losses[loss].text();
  if (below.empty()) return {};
  return fmt::format(fmt::runtime(sentence.in(language)),
                     fixed(summary.logistic(&Metrics::average_precision).mean, 3), below);
}

}  // namespace

std::vector<std::string> explanations(const LossSpec& loss, Language language) {
  const Text cut =
                 {"alpha = {0} weighs the positives {1} ({0} against {2:.4g} for the negatives) and moves "
                  "the cut: the best model for this loss says 0.5 where the true posterior is {3:.4g}, so "
                  "its metrics at 0.5 are those of a {4} threshold.",
                  "alpha = {0} {1}正样本的权重（负样本为 {2:.4g}），会移动判决边界：真实后验概率为 {3:.4g} "
                  "处，该损失函数的最优模型输出 0.5，因此它在阈值 0.5 下的指标，其实对应一个更{4}的阈值。"},
             drawn = {
                 "gamma = {} draws probabilities towards 0.5: where the true posterior is 0.01, the best "
                 "model for this loss says {:.3f}.",
                 "gamma = {} 会把概率拉向 0.5：真实后验概率为 0.01 处，该损失函数的最优模型输出 {:.3f}。"};
  const Text down = {"down", "降低"}, up = {"up", "提高"}, stricter = {"stricter", "高"},
             laxer = {"laxer", "低"};
  std::vector<std::string> sentences;
  const std::string& kind = loss.row().name;
  const auto alpha = loss.option("alpha"), gamma = loss.option("gamma");
  if ((kind == "focal" || kind == "ce") && alpha && *alpha > 0 && *alpha < 1 && *alpha != 0.5)
    sentences.push_back(
        fmt::format(fmt::runtime(cut.in(language)), *alpha, (*alpha < 0.5 ? down : up).in(language),
                    1 - *alpha, posterior_at_half(*alpha), (*alpha < 0.5 ? stricter : laxer).in(language)));
  if (kind == "focal" && gamma && *gamma > 0)
    sentences.push_back(fmt::format(fmt::runtime(drawn.in(language)), *gamma,
                                    focal_minimiser(0.01, *gamma, alpha.value_or(0.5))));
  return sentences;
}

const std::vector<HeadlineMetric>& headline_metrics() {
  static const std::vector<HeadlineMetric> all = {
      {{"average precision", "平均精度 AP"}, &Metrics::average_precision, true},
      {{"ROC-AUC", "ROC-AUC"}, &Metrics::roc_auc, true},
      {{"F1 at the chosen threshold", "选定阈值下的 F1"}, &Metrics::f1_at_threshold, true},
      {{"recall at 0.5", "阈值 0.5 下的召回率"}, &Metrics::recall, true},
      {{"F1 at 0.5", "阈值 0.5 下的 F1"}, &Metrics::f1, true},
      {{"Brier score", "Brier 分数"}, &Metrics::brier, false},
      {{"calibration error", "期望校准误差 ECE"}, &Metrics::expected_calibration_error, false},
      {{"calibration error with the loss's bias undone", "校正损失函数偏差后的 ECE"},
       &Metrics::expected_calibration_error_calibrated,
       false},
  };
  return all;
}

Tally tally(const Summary& summary) {
  Tally tally;
  for (std::size_t loss = 1; loss < summary.config().losses.size(); ++loss)
    for (const HeadlineMetric& each : headline_metrics()) {
      const Interval d = summary.difference(loss, each.metric);
      ++(!d.excludes_zero() ? tally.same : (d.mean > 0) == each.more_is_better ? tally.better : tally.worse);
    }
  return tally;
}

std::string one_seed_says_little(Language language) {
  return Text{
      "One seed does not show how much is chance: run more (--seeds) before reading anything into a "
      "difference.",
      "单个种子看不出偶然性有多大：请先多跑几个种子（--seeds），再解读差异。"}
      .in(language);
}

std::vector<std::string> verdict(const Summary& summary, Language language) {
  if (summary.seeds() < 2) return {one_seed_says_little(language)};
  const Text opening = {"Over {} seeds, {} against {}: ", "{} 个种子上，{} 与 {} 相比，"};
  const bool short_of_room = summary.config().losses.size() > 4;
  std::vector<std::string> sentences;
  for (std::size_t loss = 1; loss < summary.config().losses.size(); ++loss) {
    const Difference said = difference_of(summary, loss, language);
    sentences.push_back(fmt::format(fmt::runtime(opening.in(language)), summary.seeds(),
                                    summary.config().losses[loss].text(), summary.config().losses[0].text()) +
                        (language == Language::english ? english : chinese)(said, short_of_room));
    for (const std::string& why : explanations(summary.config().losses[loss], language))
      sentences.push_back(why);
  }
  if (const std::string linear = losses_below_linear(summary, language); !linear.empty())
    sentences.push_back(linear);
  if (tally(summary).same > 0) sentences.push_back(what_these_could_see(summary, language));
  return sentences;
}

}  // namespace focalgrad::experiment
