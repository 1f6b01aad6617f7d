#include "examples/experiment/sweep/sweep_verdict.hpp"

#include <algorithm>

#include "examples/experiment/findings/power.hpp"
#include "examples/experiment/findings/verdict.hpp"
#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

namespace {

using Sentences = std::vector<std::string>;

std::string listed(const Sentences& all, Language language) {
  const Text comma = {", ", "、"};
  std::string text;
  for (const std::string& each : all) text += (text.empty() ? "" : comma.in(language)) + each;
  return text;
}

bool compares(const SweepSummary& summary) {
  return summary.grid().config.losses.size() > 1 && summary.seeds() > 1;
}

/// Of many losses only what differs is named: the rest stands in the tables.
bool has_many(const SweepSummary& summary) { return summary.grid().config.losses.size() > 4; }

/// One loss in one metric: at which imbalances it is better or worse, and by how much.  Empty: nothing to
/// say.
std::string over_imbalances(const SweepSummary& summary, std::size_t loss, const SweepMetric& metric,
                            Language language) {
  Sentences of[4];
  for (std::size_t i = 0; i < summary.grid().negatives.size(); ++i) {
    const Interval d = summary.difference({i, loss}, metric);
    const Side side = side_of(d, metric);
    const std::string name = summary.name_of(i);
    of[static_cast<std::size_t>(side)].push_back(
        side == Side::unknown ? name : told(name, d, summary.seeds(), language));
  }
  const Text opening = {"{} minus {}, {}: ", "{} 减 {}，{}："}, clause = {"; ", "；"}, stop = {".", "。"};
  const Text parts[] = {{"better at {}", "更好：{}"},
                        {"worse at {}", "更差：{}"},
                        {"no difference seen at {}", "未见差异：{}"},
                        {"a training diverged at {}", "有训练发散：{}"}};
  std::string text;
  for (std::size_t k = 0; k < 4; ++k)
    if (!of[k].empty() && !(k == 2 && has_many(summary)))
      text += (text.empty() ? "" : clause.in(language)) +
              filled_in(parts[k], listed(of[k], language)).in(language);
  if (text.empty()) return text;
  const auto& losses = summary.grid().config.losses;
  return filled_in(opening, losses[loss].text(), losses[0].text(), metric.name.in(language)).in(language) +
         text + stop.in(language);
}

/// Where the linear model ranks better, seen over the seeds.
std::string below_linear(const SweepSummary& summary, Language language) {
  const Text
      sentence =
          {"Logistic regression, a linear model fitted to convergence, has a larger average precision (seen) "
           "than {}: there the network gains nothing; try --patience, other --steps, --weight-decay or "
           "--hidden none.",
           "以下情形中，拟合到收敛的线性模型逻辑回归的平均精度更高（差异可见）：{}。网络在那里没有优势，"
           "可以试试 --patience、调整 --steps、--weight-decay 或 --hidden none。"},
      place = {"{} at {} ({} against {})", "{} 在 {}（{}，逻辑回归 {}）"};
  const auto& config = summary.grid().config;
  const SweepMetric& ap = sweep_metric("average_precision");
  Sentences below;
  for (std::size_t loss = 0; loss < config.losses.size(); ++loss)
    for (std::size_t i = 0; i < summary.grid().negatives.size(); ++i)
      if (summary.beyond_logistic({i, loss}).high < 0)
        below.push_back(filled_in(place, config.losses[loss].text(), summary.name_of(i),
                                  fixed(summary.of({i, loss}, ap).mean, 3),
                                  fixed(summary.logistic(i).mean, 3))
                            .in(language));
  return below.empty() ? "" : filled_in(sentence, listed(below, language)).in(language);
}

/// In the first metric in which no difference was seen, of the place where the seeds spread most.
std::string what_this_could_see(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                                Language language) {
  for (const SweepMetric& metric : metrics) {
    if (metric.better == Better::neither) continue;
    std::size_t wanted = 0, where = 0;
    for (std::size_t i = 0; i < summary.grid().negatives.size(); ++i)
      for (std::size_t loss = 1; loss < summary.grid().config.losses.size(); ++loss) {
        const Interval d = summary.difference({i, loss}, metric);
        if (side_of(d, metric) != Side::unseen) continue;
        if (const std::size_t seeds = seeds_to_see(small_difference, d, summary.seeds()); seeds > wanted)
          wanted = seeds, where = i;
      }
    const Text at = {"{} at {}", "{}，{}"};
    if (wanted > summary.seeds())
      return what_could_be_seen(summary.seeds(),
                                filled_in(at, metric.name.in(language), summary.name_of(where)).in(language),
                                wanted, language);
  }
  return what_could_be_seen(summary.seeds(), {}, 0, language);
}

}  // namespace

Sentences looked_through(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                         Language language) {
  const Config& config = summary.grid().config;
  const SweepTally counted = tally(summary, metrics);
  const Text
      what =
          {"Looked through: {} against {}, at {} imbalance{}, in {}, over {} seeds ({} to {}): {} "
           "differences{}.",
           "比较范围：{} 与 {} 相比，{} 种不平衡程度{}，指标为{}，{} 个种子（{} 到 {}），共 {} 个差值{}。"},
      among = {", each loss at that of {} learning rates which is best on validation",
               "，各损失函数从 {} 个学习率中取验证集上最好的一个"},
      many = {"{} other losses", "另外 {} 种损失函数"},
      counts =
          {"Of these {0} differences {1} are better and {2} worse; in {3} none was seen.  Even if nothing "
           "differed, chance alone would put about {4:.1f} of {0} outside 0 (one 95 % interval in twenty).",
           "这 {0} 个差值中，{1} 个更好，{2} 个更差，{3} 个未见差异。即使毫无差别，单凭偶然也约有 "
           "{4:.1f} 个会显得有差异（每二十个 95 % 区间约有一个不含 0）。"},
      lost = {"In {} more there is no figure, since a training diverged.",
              "另有 {} 个因训练发散而没有数值。"};
  Sentences losses, names, sentences;
  for (std::size_t k = 1; k < config.losses.size(); ++k) losses.push_back(config.losses[k].text());
  for (const SweepMetric& metric : metrics) names.push_back(metric.name.in(language));
  const std::size_t imbalances = summary.grid().negatives.size(),
                    rates = summary.grid().learning_rates.size();
  sentences.push_back(
      filled_in(
          what, has_many(summary) ? filled_in(many, losses.size()).in(language) : listed(losses, language),
          config.losses[0].text(), imbalances, language == Language::english && imbalances != 1 ? "s" : "",
          listed(names, language), summary.seeds(), config.seed, config.seed + summary.seeds() - 1,
          counted.all() + counted.unknown, rates > 1 ? filled_in(among, rates).in(language) : "")
          .in(language));
  std::string said = filled_in(counts, counted.all(), counted.better, counted.worse, counted.unseen,
                               0.05 * static_cast<double>(counted.all()))
                         .in(language);
  if (counted.unknown > 0)
    said += (language == Language::english ? " " : "") + filled_in(lost, counted.unknown).in(language);
  sentences.push_back(said);
  return sentences;
}

Sentences sweep_verdict(const SweepSummary& summary, const std::vector<SweepMetric>& metrics,
                        Language language) {
  const std::string linear = below_linear(summary, language);
  Sentences sentences;
  if (!compares(summary)) {
    if (summary.seeds() < 2) sentences.push_back(one_seed_says_little(language));
    if (!linear.empty()) sentences.push_back(linear);
    return sentences;
  }
  sentences = looked_through(summary, metrics, language);
  for (std::size_t loss = 1; loss < summary.grid().config.losses.size(); ++loss) {
    for (const SweepMetric& metric : metrics)
      if (metric.better != Better::neither)
        if (const std::string said = over_imbalances(summary, loss, metric, language); !said.empty())
          sentences.push_back(said);
    for (const std::string& why : explanations(summary.grid().config.losses[loss], language))
      sentences.push_back(why);
  }
  if (!linear.empty()) sentences.push_back(linear);
  if (tally(summary, metrics).unseen > 0)
    sentences.push_back(what_this_could_see(summary, metrics, language));
  return sentences;
}

}  // namespace focalgrad::experiment
