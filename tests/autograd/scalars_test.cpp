// Values without axes: numbers in the node, until somebody needs a tensor.
#include <doctest/doctest.h>

#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/show/observe.hpp"
#include "autograd/tape.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::near;

constexpr double rounding = sizeof(Scalar) == 8 ? 1e-14 : 1e-5;

TEST_CASE("an operation of scalars takes a node of at most 192 bytes, and nothing else") {
  CHECK(sizeof(Node) <= 192);
  Tape tape;
  const Var a = tape.variable(0.5);
  Var y = a;
  for (int k = 0; k < 10000; ++k) y = tanh(y) * a + a;
  tape.backward(y);
  CHECK(tape.size() == 30001);
  CHECK(tape.bytes() <= 250 * tape.size());
}

/// s, 2 s² Σ t + s³ and its derivative, in which s is a number, and is stretched to t's shape.
static Var mixed(const Var& s, const Tensor& t) {
  const Var squared = s * s;
  return sum(squared * 2 * s.tape().constant(t)) + squared * s;
}

TEST_CASE("a scalar may meet tensors and scalars, in any order, and its gradient is of all") {
  const Tensor t{{1, 2, 3}, {4, 5, 6}};
  const Scalar s = 1.5, slope = 4 * s * 21 + 3 * s * s;
  Tape tape;
  const Var x = tape.variable(s);
  const Var y = mixed(x, t);
  CHECK(y.item() == near(2 * s * s * 21 + s * s * s, rounding));
  const BackwardObserver nothing = [](const BackwardStep&) {};
  SUBCASE("backward") { tape.backward(y); }
  SUBCASE("backward, observed") { tape.backward(y, nothing); }
  SUBCASE("backward, with a seed") { tape.backward(y, Tensor(Scalar(1))); }
  SUBCASE("looked at before") {
    for (std::size_t k = 0; k < tape.size(); ++k) tape.node(k).value();
    tape.backward(y);
  }
  SUBCASE("again") {
    tape.backward(y);
    tape.clear_gradients();
    tape.backward(y);
  }
  SUBCASE("after a step of tensors, and before one") {
    for (int step = 0; step < 3; ++step) {
      tape.rewind();
      const Var w = tape.variable(t), loss = sum(mixed(mean(w), t) * w);
      tape.backward(loss);
      CHECK(w.grad().size() == t.size());
      tape.rewind();
      const Var again = tape.variable(s);
      tape.backward(mixed(again, t));
      CHECK(again.grad()() == near(slope, rounding));
    }
    return;
  }
  CHECK(x.grad()() == near(slope, rounding));
}

TEST_CASE("a scalar parameter and a scalar of the tape compute together") {
  Parameter w{"w", Tensor(Scalar(3))};
  Tape tape;
  const Var x = tape.variable(2.0), y = exp(x) * tape.parameter(w) - x;
  CHECK(y.item() == near(3 * std::exp(Scalar(2)) - 2, rounding));
  tape.backward(y);
  CHECK(w.grad() == near(std::exp(Scalar(2)), rounding));
  CHECK(x.grad()() == near(3 * std::exp(Scalar(2)) - 1, rounding));
}

TEST_CASE("what was seen of a scalar stays what it was while the tape goes on") {
  Tape tape;
  const Var x = tape.variable(2.0), y = x * x;
  const Tensor& seen = y.value();
  const Var z = sum(y * tape.constant(Tensor({1, 1})));
  tape.backward(z);
  CHECK(&seen == &y.value());
  CHECK(seen() == 4);
  CHECK(x.grad()() == 8);
}

TEST_CASE("a gradient of scalars is recorded, and differentiated again") {
  Tape tape;
  const Var x = tape.variable(0.7);
  const Var slope = gradients(tanh(x) * x, {x})[0];
  const Scalar t = std::tanh(Scalar(0.7)), d = 1 - t * t;
  CHECK(slope.item() == near(t + Scalar(0.7) * d, rounding));
  tape.backward(slope);
  CHECK(x.grad()() == near(2 * d - 2 * Scalar(0.7) * t * d, rounding));
}
