#include "examples/experiment/losses/loss_table.hpp"

#include "autograd/operators.hpp"
#include "losses/baselines/asymmetric.hpp"
#include "losses/baselines/class_balanced.hpp"
#include "losses/baselines/hard_examples.hpp"
#include "losses/baselines/margins_and_priors.hpp"
#include "losses/baselines/poly.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"

namespace focalgrad::experiment {

namespace {

using losses::Reduction;

/// An option as a loss wants it; `otherwise` where the text leaves it out.
Scalar number(const LossOptions& options, const char* name, double otherwise = 0) {
  const auto found = options.find(name);
  return static_cast<Scalar>(found == options.end() ? otherwise : found->second);
}
std::optional<Scalar> optional(const LossOptions& options, const char* name) {
  return options.contains(name) ? std::optional(number(options, name)) : std::nullopt;
}
Scalar scalar(std::size_t count) { return static_cast<Scalar>(count); }

/// Cross-entropy, for those that differ in which rows they see.
Var plain(const Var& x, const Tensor& t, const LossOptions&, const ClassCounts&, const Line& line) {
  return losses::binary_cross_entropy(x, t, {.reduction = Reduction::none}, line);
}

}  // namespace

const std::vector<LossRow>& loss_table() {  // NOLINT(readability-function-size): a table
  using Rows = LossRow::Rows;
  static const std::vector<LossRow> table = {
      {"ce",
       {"cross-entropy; options weigh the positives by pos_weight, balance it by alpha, or smooth the labels",
        "交叉熵；可用 pos_weight 给正样本加权，用 alpha 平衡两类，或平滑标签"},
       {{"pos_weight", at_least(0)}, {"alpha", between(0, 1)}, {"smoothing", between(0, 1)}},
       [](auto& x, auto& t, auto& o, auto&, auto& line) {
         return losses::binary_cross_entropy(x, t,
                                             {.pos_weight = number(o, "pos_weight", 1),
                                              .alpha = optional(o, "alpha"),
                                              .label_smoothing = number(o, "smoothing"),
                                              .reduction = Reduction::none},
                                             line);
       }},
      {"balanced_ce",
       {"cross-entropy, positives weighted by negatives : positives of the training part",
        "交叉熵，正样本按训练集的负正样本数之比加权"},
       {},
       [](auto& x, auto& t, auto&, auto& counts, auto& line) {
         return losses::binary_cross_entropy(
             x, t,
             {.pos_weight = scalar(counts.negatives) / scalar(counts.positives),
              .reduction = Reduction::none},
             line);
       }},
      {"class_balanced",
       {"cross-entropy weighted by the effective number of each class (Cui et al. 2019)",
        "交叉熵，按各类的有效样本数加权（Cui 等人，2019）"},
       {{"beta", at_least(0).below(1), 0.9999}},
       [](auto& x, auto& t, auto& o, auto& counts, auto& line) {
         return losses::class_balanced(x, t,
                                       {.positives = scalar(counts.positives),
                                        .negatives = scalar(counts.negatives),
                                        .beta = number(o, "beta"),
                                        .reduction = Reduction::none},
                                       line);
       }},
      {"focal",
       {"focal loss; alpha weighs the positives, 1 - alpha the negatives: 0.25 weighs the positives down",
        "focal loss；alpha 是正样本的权重，1 - alpha 是负样本的权重：0.25 会降低正样本的权重"},
       {{"gamma", at_least(0), 2, true}, {"alpha", between(0, 1)}},
       [](auto& x, auto& t, auto& o, auto&, auto& line) {
         return losses::focal(
             x, t, {.gamma = number(o, "gamma"), .alpha = optional(o, "alpha"), .reduction = Reduction::none},
             line);
       }},
      {"focal_star",
       {"focal* of the paper's appendix: -log sigmoid(gamma x_t + beta) / gamma",
        "论文附录中的 focal*：-log sigmoid(gamma x_t + beta) / gamma"},
       {{"gamma", above(0), 2}, {"beta", {}, 1}, {"alpha", between(0, 1)}},
       [](auto& x, auto& t, auto& o, auto&, auto& line) {
         return losses::focal_star(x, t,
                                   {.gamma = number(o, "gamma"),
                                    .beta = number(o, "beta"),
                                    .alpha = optional(o, "alpha"),
                                    .reduction = Reduction::none},
                                   line);
       }},
      {"logit_adjusted",
       {"cross-entropy of logit + tau log(prior odds) (Menon et al. 2020)",
        "对 logit + tau log(先验几率) 求交叉熵（Menon 等人，2020）"},
       {{"tau", at_least(0), 1}},
       [](auto& x, auto& t, auto& o, auto& counts, auto& line) {
         return losses::logit_adjusted(x, t,
                                       {.prior = static_cast<Scalar>(counts.prior()),
                                        .tau = number(o, "tau"),
                                        .reduction = Reduction::none},
                                       line);
       }},
      {"ldam",
       {"cross-entropy with a margin for the rarer class (Cao et al. 2019)",
        "交叉熵，稀少的一类另加间隔（Cao 等人，2019）"},
       {{"margin", at_least(0), 0.5}, {"scale", above(0), 1}},
       [](auto& x, auto& t, auto& o, auto& counts, auto& line) {
         return losses::ldam(x, t,
                             {.positives = scalar(counts.positives),
                              .negatives = scalar(counts.negatives),
                              .max_margin = number(o, "margin"),
                              .scale = number(o, "scale"),
                              .reduction = Reduction::none},
                             line);
       }},
      {"asymmetric",
       {"focal loss with a gamma per class, and no loss for negatives with p <= margin (Ridnik et al. 2021)",
        "两类各有 gamma 的 focal loss，p <= margin 的负样本没有损失（Ridnik 等人，2021）"},
       {{"gamma_positive", at_least(0), 0},
        {"gamma_negative", at_least(0), 4},
        {"margin", at_least(0).below(1), 0.05}},
       [](auto& x, auto& t, auto& o, auto&, auto& line) {
         return losses::asymmetric(x, t,
                                   {.gamma_positive = number(o, "gamma_positive"),
                                    .gamma_negative = number(o, "gamma_negative"),
                                    .margin = number(o, "margin"),
                                    .reduction = Reduction::none},
                                   line);
       }},
      {"poly1",
       {"cross-entropy + epsilon (1 - p_t) (Leng et al. 2022)",
        "交叉熵 + epsilon (1 - p_t)（Leng 等人，2022）"},
       {{"epsilon", at_least(-1), 1}},
       [](auto& x, auto& t, auto& o, auto&, auto& line) {
         return losses::poly1(x, t, {.epsilon = number(o, "epsilon"), .reduction = Reduction::none}, line);
       }},
      {"ohem",
       {"cross-entropy of the hardest examples of each batch, the given share of it (Shrivastava et al. "
        "2016)",
        "只取每批中最难的一部分样本的交叉熵，share 是所取比例（Shrivastava 等人，2016）"},
       {{"share", above(0).at_most(1), 0.25}},
       [](auto& x, auto& t, auto& o, auto&, auto& line) {
         const Var losses = losses::binary_cross_entropy(x, t, {.reduction = Reduction::none}, line);
         return Operand(losses, line) * losses::hard_examples(losses, number(o, "share"), line);
       },
       false},
      {"oversampling",
       {"cross-entropy, positives repeated until there are ratio negatives per positive; correct=1 corrects "
        "p for it",
        "交叉熵，重复正样本，直到每个正样本对应 ratio 个负样本；correct=1 会相应校正 p"},
       {{"ratio", above(0), 1}, {"correct", between(0, 1), 0}},
       plain,
       true,
       Rows::oversampled},
      {"undersampling",
       {"cross-entropy, negatives left out until there are ratio per positive; correct=1 corrects p for it",
        "交叉熵，舍去负样本，直到每个正样本对应 ratio 个负样本；correct=1 会相应校正 p"},
       {{"ratio", above(0), 1}, {"correct", between(0, 1), 0}},
       plain,
       true,
       Rows::undersampled},
  };
  return table;
}

const std::vector<std::string>& all_losses() {
  static const std::vector<std::string> texts = {"ce",
                                                 "ce:prior=0",
                                                 "ce:alpha=0.75",
                                                 "balanced_ce",
                                                 "class_balanced",
                                                 "focal",
                                                 "focal:alpha=0.25",
                                                 "focal_star",
                                                 "logit_adjusted",
                                                 "ldam",
                                                 "asymmetric",
                                                 "poly1",
                                                 "ce:smoothing=0.1",
                                                 "ohem",
                                                 "oversampling",
                                                 "undersampling",
                                                 "undersampling:correct=1"};
  return texts;
}

}  // namespace focalgrad::experiment
