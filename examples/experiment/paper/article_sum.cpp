#include "examples/experiment/paper/article_sum.hpp"

#include <fmt/format.h>

#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/focal.hpp"

namespace focalgrad::experiment {

// #region article-sum
ArticleSum article_sum(double gamma, std::optional<double> alpha) {
  // A cross-entropy of c is p_t = e^−c, and a logit of log p_t/(1 − p_t), towards the example's class.
  const auto logit = [](double cross_entropy) { return -std::log(std::expm1(cross_entropy)); };
  const auto mass = [&](std::size_t count, double x, Scalar target) {
    Tape tape;
    const Var logits = tape.variable(Tensor(Dims{count}, static_cast<Scalar>(x)), "logits");
    losses::FocalOptions options{.gamma = static_cast<Scalar>(gamma), .reduction = losses::Reduction::sum};
    if (alpha) options.alpha = static_cast<Scalar>(*alpha);
    const Var loss = losses::focal(logits, Tensor(Dims{count}, target), options);
    tape.backward(loss);
    Mass result{.loss = loss.item()};
    for (const Scalar g : logits.grad()) result.gradient += std::abs(g);
    return result;
  };
  return {.positives = mass(10, logit(3), 1), .negatives = mass(10000, -logit(0.1), 0)};
}
// #endregion article-sum

void print_article(std::FILE* to, Language language) {
  const Text
      what =
          {"The article's sum: 10 positives with loss 3 and 10 000 easy negatives with loss 0.1.  The loss "
           "is\n"
           "CE = −log p_t with the natural logarithm, so p_t = {:.4f} and {:.4f}.  Focal loss multiplies\n"
           "the CE of each example by a factor, α_t (1 − p_t)^γ.  Gradient: the sums of |∂loss/∂logit|.\n\n",
           "文章里的算式：10 个损失为 3 的正样本，10 000 个损失为 0.1 的易分负样本。损失为 CE = −log p_t，\n"
           "log 是自然对数，因此 p_t = {:.4f} 和 {:.4f}。focal loss 把每个样本的 CE 乘以因子\n"
           "α_t (1 − p_t)^γ。梯度：|∂loss/∂logit| 之和。\n\n"},
      end = {
          "\nCross-entropy follows the sum of the easy negatives.  gamma = 2 turns the order round.\n"
          "alpha = 0.25 weighs the positives down (0.25, the negatives 0.75): almost exactly a tie again.\n"
          "Whether that makes a better classifier is another question.  10 and 10 000, trained:\n\n",
          "\n交叉熵由易分负样本之和主导。gamma = 2 使大小颠倒过来。\n"
          "alpha = 0.25 降低正样本的权重（正样本 0.25，负样本 0.75）：又几乎打平。\n"
          "这样得到的分类器是否更好，是另一个问题。用 10 个和 10 000 个样本训练：\n\n"};
  const auto say = [&](const Text& text) { return text.in(language); };
  fmt::print(to, fmt::runtime(what.in(language)), std::exp(-3.0), std::exp(-0.1));
  fmt::print(to, "  {:<27} {:<15}  {:<21}  {:>9}  {:>12}\n", "", say({"factor", "因子"}),
             say({"sum of the losses", "损失之和"}), say({"share of", "正样本"}), say({"gradient", "梯度"}));
  fmt::print(to, "  {:<27} {:>6} : {:<6}  {:>9} : {:<9}  {:>9}  {:>12}\n", "", say({"pos.", "正"}),
             say({"neg.", "负"}), say({"positives", "正样本"}), say({"negatives", "负样本"}),
             say({"positives", "所占"}), say({"neg. : pos.", "负 : 正"}));
  const ArticleSum plain = article_sum(0, {});
  const auto row = [&](const char* name, double gamma, std::optional<double> alpha) {
    const ArticleSum sum = article_sum(gamma, alpha);
    fmt::print(to, "  {:<27} {:>6.4f} : {:>6.4f}  {:>9.4f} : {:>9.4f}  {:>7.1f} %  {:>8.2f} : 1\n", name,
               sum.positives.loss / plain.positives.loss, sum.negatives.loss / plain.negatives.loss,
               sum.positives.loss, sum.negatives.loss, 100 * sum.positives_share(),
               sum.negatives.gradient / sum.positives.gradient);
  };
  row(say({"cross-entropy", "交叉熵"}), 0, {});
  row("focal, gamma 2", 2, {});
  row("focal, gamma 2, alpha 0.25", 2, 0.25);
  fmt::print(to, "{}", end.in(language));
}

}  // namespace focalgrad::experiment
