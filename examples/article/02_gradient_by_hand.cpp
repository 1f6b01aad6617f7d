// A gradient worked out by hand and checked by finite differences, one by one and by gradcheck.
#include <cmath>
#include <focalgrad.hpp>
#include <iostream>

using namespace focalgrad;

Var cross_entropy_of(const Var& x) { return -log(sigmoid(x)); }

int main() {
  const double x = 0.5, h = 1e-4;

  Tape tape;
  Var at = tape.variable(x, "x");
  tape.backward(cross_entropy_of(at));
  std::cout << "CE(x) = -log sigmoid(x) at x = " << x << ", log being the natural logarithm\n";
  std::cout << "  by the tape:      " << at.grad()() << "\n";
  std::cout << "  by hand:          " << 1 / (1 + std::exp(-x)) - 1 << "   sigmoid(x) - 1\n";

  const auto value = [&](double point) {
    tape.rewind();
    return cross_entropy_of(tape.variable(point)).item();
  };
  std::cout << "  by differences:   " << (value(x + h) - value(x - h)) / (2 * h)
            << "   (f(x + h) - f(x - h)) / 2h\n";

  const Tensor points = {-2, 0.5, 3};
  const GradcheckReport right = gradcheck(cross_entropy_of, points, {.order = 2});
  std::cout << "gradcheck, first and second order: " << (right ? "passed, " : "failed, ") << right.checked
            << " derivatives compared\n";

  // A rule with a common slip: the minus sign of -log is forgotten in the gradient.
  const auto slip = [](const Var& v) {
    return detach(cross_entropy_of(v)) + log(sigmoid(v)) - detach(log(sigmoid(v)));
  };
  const GradcheckReport wrong = gradcheck(slip, points);
  std::cout << "gradcheck of a rule without its minus sign: " << (wrong ? "passed" : "failed\n  ")
            << to_string(wrong) << "\n";

  const double there = points(wrong.element), derivative = 1 / (1 + std::exp(-there)) - 1;
  std::cout << "  The derivative at " << there << " is " << derivative
            << ": gradcheck multiplies each output by a random weight, here\n  " << wrong.numeric / derivative
            << ", so that the errors of two outputs cannot cancel.\n";
}
