#include "examples/experiment/findings/drowning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "examples/experiment/text/figure.hpp"
#include "nn/state_dict.hpp"

namespace focalgrad::experiment {

namespace {

constexpr double articles_loss = 0.1;
constexpr std::size_t most_steps = 1000;

double p_t_of(double logit, bool positive) { return 1 / (1 + std::exp(positive ? -logit : logit)); }

/// The exponent of the loss's modulating factor (1 − p_t)^γ; NaN where it has none.
double gamma_of(const LossSpec& loss) {
  if (loss.row().name == "ce") return 0;
  return loss.row().name == "focal" ? loss.option("gamma").value_or(2) : std::nan("");
}

/// A negative's cross-entropy, −log(1 − p) = log(1 + e^z).
double negative_loss(double z) { return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))); }

/// A model's logits of a training part, [n, 1], and the negatives' mean loss there.
struct Logits {
  Tensor all;
  double negatives_loss;
};

/// Ends as soon as that loss is seen to be above `most`, which takes a part of the rows, since no example's
/// is below 0: what it gives is then that bound, and zeros for the other rows.
Logits logits_of(Trainer& trainer, const Dataset& train, double most, RowBlocks& blocks) {
  Tensor all(Dims{train.size(), 1}, Scalar(0));
  double sum = 0;
  const auto negatives = static_cast<double>(train.counts().negatives);
  const NoGrad values_only(blocks.tape());
  blocks.over(train.inputs, [&](const Var& block, std::size_t first) {
    const Tensor& z = trainer.model()(block).value();
    std::copy(z.begin(), z.end(), all.data() + first);
    for (std::size_t i = 0; i < z.size(); ++i)
      if (!train.labels[first + i]) sum += negative_loss(static_cast<double>(z.data()[i]));
    return !(sum / negatives > most);
  });
  return {std::move(all), sum / negatives};
}

Moment moment_of(const Config& config, const Dataset& train, bool from_prior) {
  Config own = config;
  own.prior = from_prior ? std::optional<double>() : std::optional<double>(0);
  const LossSpec ce = LossSpec::parse("ce");
  const auto trainer = make_trainer(ce, own, train, config.seed);
  Moment moment{.from_prior = from_prior, .weighings = {}};
  RowBlocks blocks;
  Logits logits = logits_of(*trainer, train, articles_loss, blocks);
  while (logits.negatives_loss > articles_loss && moment.step < std::min(config.steps, most_steps)) {
    const std::vector<NamedTensor> before = nn::state_dict(trainer->model());
    try {
      trainer->step();
    } catch (const Diverged&) {
      break;  // the run itself will say so, where it does
    }
    logits = logits_of(*trainer, train, articles_loss, blocks);
    if (!std::isfinite(logits.negatives_loss)) {
      nn::load_state_dict(trainer->model(), before);
      break;
    }
    ++moment.step;
  }
  if (!(logits.negatives_loss <= articles_loss))
    logits = logits_of(*trainer, train, std::numeric_limits<double>::infinity(), blocks);
  moment.negatives_loss = logits.negatives_loss;
  Tensor targets(Dims{train.size(), 1});
  std::copy(train.labels.begin(), train.labels.end(), targets.data());
  for (std::size_t i = 0; i < train.size(); ++i) {
    const bool hard = p_t_of(static_cast<double>(logits.all.data()[i]), train.labels[i]) <= 0.5;
    if (train.labels[i] && hard) ++moment.hard_positives;
    if (!train.labels[i] && !hard) ++moment.easy_negatives;
  }
  moment.weighings.push_back(weigh(ce, logits.all, targets, train.counts()));
  for (const LossSpec& loss : config.losses)
    moment.weighings.push_back(weigh(loss, logits.all, targets, train.counts()));
  return moment;
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

}  // namespace

Weighing weigh(const LossSpec& loss, const Tensor& logits, const Tensor& targets, const ClassCounts& counts) {
  Tape tape;
  Var z = tape.variable(logits, "logits");
  Var losses = loss(z, targets, counts);
  tape.backward(sum(losses));
  const double gamma = gamma_of(loss);
  double hard = 0, hard_factor = 0, easy = 0, easy_factor = 0, all_loss = 0, all_pull = 0;
  Weighing weighing;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const bool positive = targets.data()[i] == 1;
    const double p_t = p_t_of(static_cast<double>(logits.data()[i]), positive);
    const double factor = std::pow(1 - p_t, gamma), each = static_cast<double>(losses.value().data()[i]),
                 pull = std::abs(static_cast<double>(z.grad().data()[i]));
    all_loss += each, all_pull += pull;
    if (positive && p_t <= 0.5) hard += 1, hard_factor += factor;
    if (positive || p_t <= 0.5) continue;
    easy += 1, easy_factor += factor;
    weighing.easy_negatives_loss += each, weighing.easy_negatives_gradient += pull;
  }
  weighing.hard_positives_factor = hard_factor / hard;
  weighing.easy_negatives_factor = easy_factor / easy;
  weighing.easy_negatives_loss /= all_loss;
  weighing.easy_negatives_gradient /= all_pull;
  return weighing;
}

std::vector<Moment> both_starts(const Config& config, const SeedData& data) {
  return {moment_of(config, data.split.train, false), moment_of(config, data.split.train, true)};
}

std::vector<std::string> drowning(const Config& config, const std::vector<Moment>& moments,
                                  Language language) {
  const Text start =
                 {"From a bias of 0 (p ≈ 0.5, the article's case), {0} of cross-entropy: {1} easy negatives "
                  "(p_t > 0.5) have {2} of its loss and {3} of its gradient, against {4} hard positives "
                  "(p_t ≤ 0.5).",
                  "从偏置 0 开始（p ≈ 0.5，即文章所讲的情形），用交叉熵训练{0}：{1} 个易分负样本（p_t > 0.5）"
                  "占损失的 {2}、梯度的 {3}，与之相对的是 {4} 个难分正样本（p_t ≤ 0.5）。"},
             prior =
                 {"From p = π, {0}: easy negatives have {1} of cross-entropy's loss and {2} of its "
                  "gradient; that much the start alone does, before any other loss.",
                  "从 p = π 开始，训练{0}：易分负样本占交叉熵损失的 {1}、梯度的 {2}。这只是换了起点，"
                  "还没有换损失函数。"},
             after = {"after {} steps", " {} 步后"}, before = {"before the first step", "之前"},
             factor =
                 {"At the same model, focal loss with γ = {0} multiplies a hard positive's loss by {1} "
                  "and an easy negative's by {2} on average ((1 − p_t)^γ); the easy negatives are left "
                  "with {3} of the loss and {4} of the gradient.",
                  "在同一个模型上，γ = {0} 的 focal loss 给难分正样本的损失平均乘以 {1}，给易分负样本的"
                  "平均乘以 {2}（即 (1 − p_t)^γ）；易分负样本因此只占损失的 {3}、梯度的 {4}。"},
             balance = {
                 "At any optimum the bias makes the gradients of both classes equal, whatever the "
                 "loss: that is arithmetic, not a finding. What the losses did to the classifier "
                 "is in the differences at the end.",
                 "在任何最优点上，偏置都会使两类的梯度相等，与损失函数无关：这是算术，不是发现。"
                 "各损失函数对分类器究竟起了什么作用，见后文的差值。"};
  std::vector<std::string> sentences;
  const auto focal = std::find_if(config.losses.begin(), config.losses.end(),
                                  [](const LossSpec& loss) { return gamma_of(loss) > 0; });
  for (const Moment& moment : moments) {
    const Weighing& ce = moment.weighings.front();
    const std::string loss = percent(ce.easy_negatives_loss), pull = percent(ce.easy_negatives_gradient);
    const std::string when =
        moment.step == 0 ? before.in(language) : fmt::format(fmt::runtime(after.in(language)), moment.step);
    sentences.push_back(moment.from_prior
                            ? fmt::format(fmt::runtime(prior.in(language)), when, loss, pull)
                            : fmt::format(fmt::runtime(start.in(language)), when, moment.easy_negatives, loss,
                                          pull, moment.hard_positives));
    if (focal == config.losses.end() || moment.from_prior) continue;
    const Weighing& w = moment.weighings[static_cast<std::size_t>(focal - config.losses.begin()) + 1];
    sentences.push_back(fmt::format(fmt::runtime(factor.in(language)), gamma_of(*focal),
                                    fixed(w.hard_positives_factor, 3), fixed(w.easy_negatives_factor, 4),
                                    percent(w.easy_negatives_loss), percent(w.easy_negatives_gradient)));
  }
  sentences.push_back(balance.in(language));
  return sentences;
}

}  // namespace focalgrad::experiment
