// The article's sum: 10 hard positives with loss 3 against 10 000 easy negatives with loss 0.1, and what
// focal loss makes of it.  CE = -log p_t with the natural logarithm, so p_t = exp(-CE).
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

#include "../language.hpp"

using namespace focalgrad;

// #region side
/// Of `count` examples with cross-entropy `ce`: what focal loss multiplies each by, the sum of their losses,
/// and the sum of |dloss/dlogit|.
struct Side {
  double factor, loss, gradient;
};

Side side(double count, double ce, bool positive, const losses::FocalOptions& options) {
  Tape tape;
  const double p_t = std::exp(-ce), logit = std::log(p_t / (1 - p_t));
  Var x = tape.variable(positive ? logit : -logit);
  Var loss = losses::focal(x, Tensor(positive ? 1.0 : 0.0), options);
  tape.backward(loss);
  return {loss.item() / ce, count * loss.item(), count * std::abs(x.grad()())};
}
// #endregion side

void row(const char* name, const losses::FocalOptions& options) {
  const Side positives = side(10, 3, true, options), negatives = side(10000, 0.1, false, options);
  std::printf("%-26s %6.4f : %6.4f  %9.4f : %9.4f  %7.1f %%  %9.2f : 1\n", name, positives.factor,
              negatives.factor, positives.loss, negatives.loss,
              100 * positives.loss / (positives.loss + negatives.loss),
              negatives.gradient / positives.gradient);
}

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  std::printf(
      say("10 positives with CE 3 (p_t = exp(-3) = %.4f), 10 000 negatives with CE 0.1 (p_t = %.4f).\n"
          "Focal loss multiplies the CE of each example by a factor, alpha_t (1 - p_t)^gamma:\n\n",
          "10 个正样本，CE 为 3（p_t = exp(-3) = %.4f）；10 000 个负样本，CE 为 0.1（p_t = %.4f）。\n"
          "focal loss 给每个样本的 CE 乘上一个因子 alpha_t (1 - p_t)^gamma：\n\n"),
      std::exp(-3.0), std::exp(-0.1));
  std::printf("%27s%s%27s%s", "",
              say("factor           sum of the losses       share of  gradient\n",
                  "因子             损失之和                 正样本占  梯度\n"),
              "",
              say("  pos. :   neg.  positives : negatives  positives  neg. : pos.\n",
                  "    正 :     负     正样本 : 负样本      损失的比  负 : 正\n"));
  row("CE", {.gamma = 0});
  row("focal, gamma 2", {.gamma = 2});
  row("focal, gamma 2, alpha 0.25", {.gamma = 2, .alpha = 0.25});
  std::puts(
      say("\nalpha = 0.25 multiplies the positives by 0.25 and the negatives by 0.75: it weighs\n"
          "the positives down, since gamma = 2 alone has already turned the order round.",
          "\nalpha = 0.25 给正样本乘 0.25，给负样本乘 0.75，也就是降低正样本的权重：\n"
          "因为单凭 gamma = 2，两者的大小次序就已经颠倒过来了。"));
}
