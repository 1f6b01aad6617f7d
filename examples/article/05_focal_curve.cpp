// FL(p_t) = -(1 - p_t)^gamma log p_t: the figure that opens the paper (Lin et al. 2017, figure 1), as
// numbers.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

#include "../language.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  const Scalar gammas[] = {0, 0.5, 1, 2, 5};
  Tape tape;
  std::printf("%6s", "p_t");
  for (const Scalar gamma : gammas) std::printf("   gamma %-4g", gamma);
  std::puts(say("   CE / FL at gamma 2", "   gamma 2 时的 CE / FL"));
  for (const double p_t : {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.968, 0.99}) {
    tape.rewind();
    const Var x = tape.constant(std::log(p_t / (1 - p_t)));
    std::printf("%6.3f", p_t);
    double ce = 0, focal = 0;
    for (const Scalar gamma : gammas) {
      const double loss = losses::focal(x, Tensor(1.0), {.gamma = gamma}).item();
      if (gamma == 0) ce = loss;
      if (gamma == 2) focal = loss;
      std::printf("   %10.6f", loss);
    }
    std::printf("   %8.1f\n", ce / focal);
  }
  std::puts(
      say("\ngamma = 2 divides the loss of a well-classified example (p_t = 0.9) by 100 and that of a very\n"
          "easy one (p_t = 0.968) by almost 1000; that of a misclassified one (p_t <= 0.5), by at most 4.",
          "\ngamma = 2 把分类正确且把握较大的样本（p_t = 0.9）的损失除以 100，\n"
          "把很容易的样本（p_t = 0.968）的损失除以将近 1000；\n"
          "分类错误的样本（p_t <= 0.5），损失最多除以 4。"));
}
