// A gradient worked out by hand and checked by finite differences, one by one and by gradcheck.
#include <cmath>
#include <focalgrad.hpp>
#include <iostream>

#include "../language.hpp"

using namespace focalgrad;

Var cross_entropy_of(const Var& x) { return -log(sigmoid(x)); }

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  const double x = 0.5, h = 1e-4;

  Tape tape;
  Var at = tape.variable(x, "x");
  tape.backward(cross_entropy_of(at));
  std::cout << "CE(x) = -log sigmoid(x), x = " << x
            << say(", log being the natural logarithm\n", "，log 指自然对数\n");
  std::cout << say("  by the tape:      ", "  由磁带：      ") << at.grad()() << "\n";
  std::cout << say("  by hand:          ", "  手算：        ") << 1 / (1 + std::exp(-x)) - 1
            << "   sigmoid(x) - 1\n";

  const auto value = [&](double point) {
    tape.rewind();
    return cross_entropy_of(tape.variable(point)).item();
  };
  std::cout << say("  by differences:   ", "  由有限差分：  ") << (value(x + h) - value(x - h)) / (2 * h)
            << "   (f(x + h) - f(x - h)) / 2h\n";

  const Tensor points = {-2, 0.5, 3};
  const GradcheckReport right = gradcheck(cross_entropy_of, points, {.order = 2});
  std::cout << say("gradcheck, first and second order: ", "gradcheck，一阶和二阶：")
            << (right ? say("passed, ", "通过，") : say("failed, ", "未通过，")) << right.checked
            << say(" derivatives compared\n", " 个导数已比较\n");

  // A rule with a common slip: the minus sign of -log is forgotten in the gradient.
  const auto slip = [](const Var& v) {
    return detach(cross_entropy_of(v)) + log(sigmoid(v)) - detach(log(sigmoid(v)));
  };
  const GradcheckReport wrong = gradcheck(slip, points);
  std::cout << say("gradcheck of a rule without its minus sign: ", "对漏写负号的求导规则做 gradcheck：")
            << (wrong ? say("passed", "通过") : say("failed\n  ", "未通过\n  ")) << to_string(wrong) << "\n";

  const double there = points(wrong.element), derivative = 1 / (1 + std::exp(-there)) - 1;
  std::cout << say("  The derivative at ", "  在 ") << there << say(" is ", " 处的导数是 ") << derivative
            << say(": gradcheck multiplies each output by a random weight, here\n  ",
                   "：gradcheck 给每个输出乘上一个随机权重，这里是\n  ")
            << wrong.numeric / derivative
            << say(", so that the errors of two outputs cannot cancel.\n",
                   "，这样两个输出的误差就不会相互抵消。\n");
}
