// What A2 is good for: the tape of a small expression with the gradients that came to each value, backward
// step by step, and derivatives of derivatives as curves.
#include <cmath>
#include <functional>
#include <iostream>
#include <string>

#include "autograd/show/observe.hpp"
#include "course/unfinished.hpp"
#include "focalgrad.hpp"

using namespace focalgrad;

namespace {

bool chinese = false;
const char* say(const char* en, const char* zh) { return chinese ? zh : en; }

/// Says that something is not written yet, or what was thrown, in place of what it was to show.
void part(const std::string& what, const std::function<void()>& show) try {
  show();
} catch (const Unfinished& question) {
  std::cout << what << say(": not shown, since ", "：没有显示，因为 ") << question.what() << "\n";
} catch (const std::exception& error) {
  std::cout << what << say(": not shown, since it threw: ", "：没有显示，因为抛出了异常：") << error.what()
            << "\n";
}

/// (x·w + b)² + x·w: the product is used twice, and receives two gradients.
Var expression(Tape& tape) {
  const Var x = tape.variable(2.0, "x"), w = tape.variable(-0.5, "w"), b = tape.variable(3.0, "b");
  const Var product = x * w, shifted = product + b;
  return square(shifted) + product;
}

void drawn() {
  part(say("The drawing", "图"), [] {
    Tape tape;
    const Var y = expression(tape);
    tape.backward(y);
    std::cout << say("y = (x w + b)^2 + x w at x = 2, w = -0.5, b = 3, with the gradient of each value:",
                     "y = (x w + b)^2 + x w，x = 2，w = -0.5，b = 3，以及每个值的梯度：")
              << "\n";
    print(std::cout, tape);
    std::cout << "svg tape\n" << to_svg(tape) << "\nend\n";
  });
}

void step_by_step() {
  part(say("The step-through", "逐步演示"), [] {
    Tape tape;
    const Var y = expression(tape);
    std::cout << "\n" << say("Backward, step by step (A2.5):", "反向传播，逐步进行（A2.5）：") << "\n";
    tape.backward(y, trace(std::cout));
    std::cout << "\n";
  });
}

/// How far a gradient comes through 10 000 steps: a loop, where a recursion would end in a full stack.
void deep() {
  part(say("The long chain", "长链"), [] {
    Tape tape;
    const Var x = tape.variable(1.0, "x");
    Var y = x;
    for (int i = 0; i < 10000; ++i) y = y + 0.0001 * x;
    tape.backward(y);
    std::cout << say("Through a chain of 10000 sums the gradient of x is ",
                     "穿过 10000 次相加的长链，x 的梯度为 ")
              << *x.grad().data() << say(" (right: 2)", "（应为 2）") << "\n";
  });
}

/// A curve and its derivatives, each by gradients() of the one before.
void derivatives() {
  part(say("Derivatives of derivatives", "导数的导数"), [] {
    const std::size_t count = 121;
    Tensor x(Dims{count});
    for (std::size_t i = 0; i < count; ++i)
      x.data()[i] = -3 + 6 * static_cast<double>(i) / static_cast<double>(count - 1);
    Tape tape;
    const Var in = tape.variable(x, "x");
    const Tensor ones = xt::ones_like(x);
    std::vector<Var> curves{tanh(in)};
    std::vector<std::size_t> sizes{tape.size()};
    for (int order = 1; order <= 3; ++order) {
      curves.push_back(gradients(curves.back(), {in}, ones)[0]);
      sizes.push_back(tape.size());
    }
    const char* names[] = {"tanh", "tanh'", "tanh''", "tanh'''"};
    std::cout << "picture derivatives "
              << say("tanh and its first three derivatives, by gradients of gradients",
                     "tanh 及其前三阶导数：对梯度再求梯度")
              << "\naxes x | y\n";
    for (std::size_t order = 0; order < curves.size(); ++order) {
      std::cout << "curve " << names[order] << "\n";
      for (std::size_t i = 0; i < count; ++i)
        std::cout << x.data()[i] << " " << curves[order].value().data()[i] << "\n";
    }
    std::cout << "end\n";
    for (std::size_t order = 0; order < sizes.size(); ++order)
      std::cout << say("values on the tape with ", "算到 ") << names[order] << say(": ", " 为止，带上有 ")
                << sizes[order] << say("", " 个值") << "\n";
  });
}

/// Newton's method on Rosenbrock's valley, with the slopes and the curvature that gradients() gives.
void newton() {
  part(say("Newton's method", "牛顿法"), [] {
    const auto valley = [](const Var& x, const Var& y) { return square(1 - x) + 10 * square(y - square(x)); };
    std::string path, said;
    double x = -1.5, y = 2;
    for (int step = 0; step < 12; ++step) {
      path += std::to_string(x) + " " + std::to_string(y) + "\n";
      Tape tape;
      const Var a = tape.variable(x), b = tape.variable(y), f = valley(a, b);
      const auto slope = gradients(f, {a, b});
      const auto of_a = gradients(slope[0], {a, b}), of_b = gradients(slope[1], {a, b});
      const double p = of_a[0].item(), q = of_a[1].item(), r = of_b[1].item(), determinant = p * r - q * q;
      said += "  " + std::to_string(step) + ": (" + std::to_string(x) + ", " + std::to_string(y) +
              "), f = " + std::to_string(f.item()) + "\n";
      x -= (r * slope[0].item() - q * slope[1].item()) / determinant;
      y -= (p * slope[1].item() - q * slope[0].item()) / determinant;
    }
    std::cout << "picture valley " << say("Newton's method, by second derivatives", "用二阶导数的牛顿法")
              << "\naxes x | y\n";
    std::cout << "cells "
              << "log10(1 + f)"
              << "\n";
    for (int j = 0; j <= 24; ++j)
      for (int i = 0; i <= 24; ++i) {
        const double x = -2 + i / 6.0, y = -1.5 + j / 6.0;
        std::cout << x << " " << y << " "
                  << std::log10(1 + (1 - x) * (1 - x) + 10 * (y - x * x) * (y - x * x)) << "\n";
      }
    std::cout << "points " << say("steps", "各步") << "\n" << path << "end\n";
    std::cout << say("Newton's steps in (1 - x)^2 + 10 (y - x^2)^2, whose smallest value is at (1, 1):",
                     "牛顿法求 (1 - x)^2 + 10 (y - x^2)^2 的最小值，它在 (1, 1)：")
              << "\n"
              << said;
  });
}

}  // namespace

int main(int argc, char** argv) {
  chinese = argc > 1 && std::string(argv[1]) == "zh";
  drawn();
  step_by_step();
  deep();
  derivatives();
  newton();
  return 0;
}
