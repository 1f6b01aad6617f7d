// A gradient checked by hand: by the chain rule on paper, by differences, and by gradcheck.
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
  std::cout << "CE(x) = -log sigmoid(x) at x = " << x << "\n";
  std::cout << "  by the tape:      " << at.grad()() << "\n";
  std::cout << "  by hand:          " << 1 / (1 + std::exp(-x)) - 1 << "   sigmoid(x) - 1\n";

  const auto value = [&](double point) {
    tape.rewind();
    return cross_entropy_of(tape.variable(point)).item();
  };
  std::cout << "  by differences:   " << (value(x + h) - value(x - h)) / (2 * h)
            << "   (f(x + h) - f(x - h)) / 2h\n";

  const GradcheckReport right = gradcheck(cross_entropy_of, Tensor({-2, 0.5, 3}), {.order = 2});
  std::cout << "gradcheck, first and second order: " << (right ? "passed, " : "failed, ") << right.checked
            << " compared\n";

  // A rule with a slip, as students make it: the minus sign of -log is forgotten in the gradient.
  const auto slip = [](const Var& v) {
    return detach(cross_entropy_of(v)) + log(sigmoid(v)) - detach(log(sigmoid(v)));
  };
  const GradcheckReport wrong = gradcheck(slip, Tensor({-2, 0.5, 3}));
  std::cout << "gradcheck of a slip: " << (wrong ? "passed" : "failed: ") << to_string(wrong) << "\n";
}
