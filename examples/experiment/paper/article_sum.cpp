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

void print_article(std::FILE* to) {
  fmt::print(
      to,
      "The article's sum: 10 positives with loss 3 and 10 000 easy negatives with loss 0.1.  The loss is\n"
      "CE = −log p_t with the natural logarithm, so p_t = {:.4f} and {:.4f}.  Focal loss multiplies\n"
      "the CE of each example by a factor, α_t (1 − p_t)^γ.  Gradient: the sums of |∂loss/∂logit|.\n\n",
      std::exp(-3.0), std::exp(-0.1));
  fmt::print(to, "  {:<27} {:<15}  {:<21}  {:>9}  {:>12}\n", "", "factor", "sum of the losses", "share of",
             "gradient");
  fmt::print(to, "  {:<27} {:>6} : {:<6}  {:>9} : {:<9}  {:>9}  {:>12}\n", "", "pos.", "neg.", "positives",
             "negatives", "positives", "neg. : pos.");
  const ArticleSum plain = article_sum(0, {});
  const auto row = [&](const char* name, double gamma, std::optional<double> alpha) {
    const ArticleSum sum = article_sum(gamma, alpha);
    fmt::print(to, "  {:<27} {:>6.4f} : {:>6.4f}  {:>9.4f} : {:>9.4f}  {:>7.1f} %  {:>8.2f} : 1\n", name,
               sum.positives.loss / plain.positives.loss, sum.negatives.loss / plain.negatives.loss,
               sum.positives.loss, sum.negatives.loss, 100 * sum.positives_share(),
               sum.negatives.gradient / sum.positives.gradient);
  };
  row("cross-entropy", 0, {});
  row("focal, gamma 2", 2, {});
  row("focal, gamma 2, alpha 0.25", 2, 0.25);
  fmt::print(
      to,
      "\nCross-entropy follows the sum of the easy negatives.  gamma = 2 turns the order round.\n"
      "alpha = 0.25 weighs the positives down (0.25, the negatives 0.75): almost exactly a tie again.\n"
      "Whether that makes a better classifier is another question.  10 and 10 000, trained:\n\n");
}

}  // namespace focalgrad::experiment
