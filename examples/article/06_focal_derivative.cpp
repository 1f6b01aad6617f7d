// The derivative of focal loss with respect to the logit, three ways, and where it is larger than that of
// cross-entropy.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

#include "../language.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  const Scalar gamma = 2;
  Tape tape;
  std::printf("%s%8s %8s %s\n", say("gamma = 2, a positive\n", "gamma = 2，正样本\n"), "logit", "p_t",
              say("      fused rule       as written      closed form    FL'/CE'         FL''",
                  "    合并的规则         按文章写         解析公式    FL'/CE'         FL''"));
  for (const double logit : {-6.0, -4.0, -2.0, -0.858, 0.0, 1.0, 2.0, 4.0, 6.0}) {
    tape.rewind();
    Var x = tape.variable(logit);
    const Tensor y = 1.0;
    const Var fused = gradients(losses::focal(x, y, {.gamma = gamma}), {x})[0];
    const Var written = gradients(losses::as_written::focal(sigmoid(x), y, gamma), {x})[0];
    const Var ce = gradients(losses::binary_cross_entropy(x, y), {x})[0];
    const double p = 1 / (1 + std::exp(-logit));
    const double closed = std::pow(1 - p, gamma) * (gamma * p * std::log(p) + p - 1);
    std::printf("%8.3f %8.4f %16.12f %16.12f %16.12f %10.6f %12.9f\n", logit, p, fused.item(), written.item(),
                closed, fused.item() / ce.item(), gradients(fused, {x})[0].item());
  }
  std::puts(
      say("\nFL'/CE' = (1 - p_t)^gamma - gamma p_t (1 - p_t)^(gamma - 1) log p_t.  Below p_t = 0.2976 it is\n"
          "above 1: there focal loss pulls harder than cross-entropy.  Below p_t = 0.0578 the second\n"
          "derivative, FL'', is negative: focal loss is not convex in the logit.",
          "\nFL'/CE' = (1 - p_t)^gamma - gamma p_t (1 - p_t)^(gamma - 1) log p_t。p_t < 0.2976 时它大于 1：\n"
          "在那里 focal loss 的梯度比交叉熵还大。p_t < 0.0578 时二阶导数 FL'' 为负：\n"
          "focal loss 关于 logit 不是凸函数。"));
}
