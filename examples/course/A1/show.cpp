// What A1 is good for: curves of the operators and of their derivatives, by the rules as they are now
// written, and a small network that learns with them.
#include <cmath>
#include <functional>
#include <iostream>
#include <string>

#include "course/unfinished.hpp"
#include "focalgrad.hpp"

using namespace focalgrad;

namespace {

bool chinese = false;
const char* say(const char* en, const char* zh) { return chinese ? zh : en; }

using Function = std::function<Var(const Var&)>;

Tensor grid(double from, double to, std::size_t count) {
  Tensor x(Dims{count});
  for (std::size_t i = 0; i < count; ++i)
    x.data()[i] = from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1);
  return x;
}

void lines(const Tensor& x, const Tensor& y) {
  for (std::size_t i = 0; i < x.size(); ++i)
    if (std::isfinite(y.data()[i])) std::cout << x.data()[i] << " " << y.data()[i] << "\n";
}

/// f, and its derivative by the tape, at every x.
struct Curve {
  Tensor y, slope;
  Curve(const Function& f, const Tensor& x) {
    Tape tape;
    const Var in = tape.variable(x), out = f(in);
    y = out.value();
    tape.backward(out, xt::ones_like(out.value()));
    slope = in.grad();
  }
};

/// Says that something is not written yet, or what was thrown, in place of what it was to show.
void part(const std::string& what, const std::function<void()>& show) try {
  show();
} catch (const Unfinished& question) {
  std::cout << what << say(": not shown, since ", "：没有显示，因为 ") << question.what() << "\n";
} catch (const std::exception& error) {
  std::cout << what << say(": not shown, since it threw: ", "：没有显示，因为抛出了异常：") << error.what()
            << "\n";
}

void curves(const std::string& name, const Function& f, const Tensor& x) {
  part(name, [&] {
    const Curve curve(f, x);
    std::cout << "picture " << name << " " << name << say(" and its derivative", " 及其导数") << "\n"
              << "axes x | y\n"
              << "curve " << name << "\n";
    lines(x, curve.y);
    std::cout << "curve " << say("derivative", "导数") << "\n";
    lines(x, curve.slope);
    std::cout << "end\n";
  });
}

/// The decimal logarithm of the derivative: its digits, far out.
void far_out() {
  part("sigmoid-far-out", [] {
    const Tensor x = grid(-60, 60, 121);
    const Curve curve([](const Var& in) { return sigmoid(in); }, x);
    std::cout << "picture sigmoid-far-out "
              << say("The derivative of sigmoid, as a power of ten", "sigmoid 的导数（10 的幂）") << "\n"
              << "axes x | log10\n"
              << "curve log10(dy/dx)\n";
    std::size_t lost = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double slope = curve.slope.data()[i];
      if (slope > 0)
        std::cout << x.data()[i] << " " << std::log10(slope) << "\n";
      else
        ++lost;
    }
    std::cout << "end\n";
    if (lost > 0)
      std::cout << say("The derivative of sigmoid is 0 or NaN, where it should be small, at ",
                       "sigmoid 的导数本应很小，却为 0 或 NaN 的点有 ")
                << lost << say(" of ", " 个，共 ") << x.size() << say(" places.", " 个点。") << "\n";
  });
}

/// log(exp(x) + exp(0)) beside max(x, 0): the smooth and the hard maximum.
void smooth_maximum() {
  part("logsumexp", [] {
    const Tensor x = grid(-6, 6, 61);
    const auto smooth = [](const Var& in) {
      const Var column = reshape(in, {in.value().size(), 1});
      return logsumexp(concatenate({column, 0 * column}, 1), {1});
    };
    const Curve curve(smooth, x);
    std::cout << "picture logsumexp "
              << say("logsumexp of x and 0, a smooth maximum", "x 与 0 的 logsumexp：平滑的最大值") << "\n"
              << "axes x | y\n"
              << "curve logsumexp(x, 0)\n";
    lines(x, curve.y);
    std::cout << "curve " << say("derivative", "导数") << "\n";
    lines(x, curve.slope);
    std::cout << "end\n";
  });
}

/// Two layers learn which points lie in a ring, with linear, relu, sigmoid, and the mean of squares.
struct Network {
  Tensor w1 = xt::zeros<Scalar>({2, 8}), b1 = xt::zeros<Scalar>({8}), w2 = xt::zeros<Scalar>({8, 1}),
         b2 = xt::zeros<Scalar>({1});

  Network() {
    for (std::size_t k = 0; k < 8; ++k) {
      const double angle = 0.785 * static_cast<double>(k) + 0.3;
      w1.data()[k] = 1.5 * std::cos(angle);
      w1.data()[8 + k] = 1.5 * std::sin(angle);
      w2.data()[k] = k % 2 == 0 ? 0.3 : -0.3;
    }
  }

  std::vector<Tensor*> all() { return {&w1, &b1, &w2, &b2}; }

  static Var of(const std::vector<Var>& w, const Var& x) {
    return sigmoid(linear(relu(linear(x, w[0], w[1])), w[2], w[3]));
  }
};

void training() {
  part(say("the network", "网络"), [] {
    const std::size_t side = 9;
    Tensor x(Dims{side * side, 2}), target(Dims{side * side, 1});
    for (std::size_t i = 0; i < side * side; ++i) {
      const double a = -2 + 0.5 * static_cast<double>(i % side), b = -2 + 0.5 * static_cast<double>(i / side);
      x.data()[2 * i] = a;
      x.data()[2 * i + 1] = b;
      target.data()[i] = a * a + b * b < 1.7 ? 1 : 0;
    }
    Network network;
    Tape tape;
    std::cout << say("A network of two layers learns with your operators which points lie in a disc:",
                     "一个两层网络用你写的算子学习哪些点在圆内：")
              << "\n";
    Tensor p;
    for (int step = 0; step <= 400; ++step) {
      tape.rewind();
      std::vector<Var> w;
      for (const Tensor* each : network.all()) w.push_back(tape.variable(*each));
      const Var y = Network::of(w, tape.constant(x)), loss = mean(square(y - tape.constant(target)));
      tape.backward(loss);
      p = y.value();
      if (step % 100 == 0)
        std::cout << say("  step ", "  第 ") << step << say(": loss ", " 步：损失 ") << *loss.value().data()
                  << "\n";
      for (std::size_t k = 0; k < w.size(); ++k) {
        const Tensor slope = w[k].grad();
        *network.all()[k] -= 2.0 * slope;
      }
    }
    std::cout << "picture network " << say("What the network says: in the disc?", "网络的判断：在圆内吗")
              << "\n"
              << "axes x | y\n"
              << "cells p\n";
    for (std::size_t i = 0; i < p.size(); ++i)
      std::cout << x.data()[2 * i] << " " << x.data()[2 * i + 1] << " " << p.data()[i] << "\n";
    std::cout << "end\n";
  });
}

}  // namespace

int main(int argc, char** argv) {
  chinese = argc > 1 && std::string(argv[1]) == "zh";
  curves(
      "exp", [](const Var& x) { return exp(x); }, grid(-3, 2, 51));
  curves(
      "one-over-x", [](const Var& x) { return 1 / x; }, grid(0.3, 4, 75));
  curves(
      "relu", [](const Var& x) { return relu(x); }, grid(-3, 3, 121));
  curves(
      "sigmoid", [](const Var& x) { return sigmoid(x); }, grid(-8, 8, 81));
  far_out();
  smooth_maximum();
  training();
  return 0;
}
