#include <doctest/doctest.h>

#include <cmath>

#include "autograd/check/mutation.hpp"
#include "autograd/functional/gradients.hpp"
#include "autograd/functional/jacobian.hpp"
#include "autograd/operators.hpp"
#include "autograd/record.hpp"
#include "autograd/tape.hpp"
#include "tensor/random.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;

TEST_CASE("gradients of gradients of a polynomial") {
  Tape tape;
  Var x = tape.variable(2.0);
  Var y = pow(x, 4);
  for (const double expected : {32.0, 48.0, 48.0, 24.0}) {
    y = gradients(y, {x})[0];
    CHECK(y.item() == tests::near(expected, 1e-6));
  }
}

TEST_CASE("gradients() gives what backward() gives") {
  Generator generator(1);
  Tape tape;
  Var x = tape.variable(normal({4, 3}, 0, 1, generator)), w = tape.variable(normal({3, 2}, 0, 1, generator));
  Var loss = mean(square(tanh(matmul(x, w))));
  const auto recorded = gradients(loss, {x, w});
  tape.backward(loss);
  check_close(recorded[0].value(), x.grad());
  check_close(recorded[1].value(), w.grad());
}

TEST_CASE("gradients() of what y does not depend on is zero") {
  Tape tape;
  Var x = tape.variable(2.0), other = tape.variable(Tensor({1, 2}));
  check_close(gradients(x * x, {other})[0].value(), Tensor({0, 0}));
}

TEST_CASE("gradients() passes over an input that has no rule") {
  Tape tape;
  Var x = tape.variable(3.0);
  const Var slope = gradients(where(x, x * x, x), {x})[0];
  CHECK(slope.item() == 6);
  CHECK(gradients(slope, {x})[0].item() == 2);
}

TEST_CASE("gradients() reaches values in between, and through backward()") {
  Tape tape;
  Var x = tape.variable(2.0);
  Var between = x * x;
  Var slope = gradients(between * between, {between})[0];
  CHECK(slope.item() == 8);
  tape.backward(slope * slope);  // (2x²)²
  CHECK(x.grad()() == tests::near(16 * 8));
}

TEST_CASE("the Jacobian of a linear map is its matrix") {
  const Tensor a = {{1, 2, 3}, {4, 5, 6}};
  const Tensor j = jacobian(
      [&](const Var& x) {
        return reshape(matmul(x.tape().constant(a), reshape(x, {3, 1})), {2});
      },
      Tensor({7, 8, 9}));
  check_close(j, a);
}

TEST_CASE("the Hessian of x'Ax is A + A', and hvp is its product") {
  const Tensor a = {{1, 2}, {5, 3}}, at = {0.5, -2};
  const Function f = [&](const Var& x) {
    return sum(matmul(reshape(x, {1, 2}), matmul(x.tape().constant(a), reshape(x, {2, 1}))));
  };
  check_close(hessian(f, at), Tensor({{2, 7}, {7, 6}}));
  check_close(hvp(f, at, Tensor({1, 10})), Tensor({72, 67}));
}

TEST_CASE("a rule's steps stand under the line of the operator they derive") {
  Tape tape;
  Var x = tape.variable(2.0);
  const unsigned line = __LINE__ + 1;
  Var y = tanh(x);
  const Var slope = gradients(y, {x})[0];
  for (std::size_t i = y.index() + 2; i <= slope.index(); ++i) CHECK(tape.node(i).line.number == line);
}

TEST_CASE("gradcheck finds a wrong rule, and says where") {
  const auto wrong_sign = [](const Var& x) {
    return elementwise<"own_wrong_sign", "">(
        {}, {x}, [](auto& a) { return sin(a); }, [](auto& g, auto&, auto& a) { return -g * cos(a); });
  };
  const auto report = gradcheck(wrong_sign, Tensor({0.5, 1.0}));
  CHECK_FALSE(report.passed);
  CHECK(report.checked == 2);
  CHECK(report.analytic == tests::near(-report.numeric, 1e-3));
  CHECK(to_string(report).starts_with("input 0, element"));
}

TEST_CASE("a gradcheck that passed says so, and never prints two numbers alike") {
  const auto report = gradcheck([](const Var& x) { return tanh(x); }, Tensor({0.5, 1.0}));
  const std::string text = to_string(report), rule = " by its rule, ";
  CHECK(text.starts_with("passed, 2 elements compared; the furthest apart: input 0, element "));
  const std::size_t at = text.find(rule), start = text.rfind(' ', at - 1) + 1;
  const std::string analytic = text.substr(start, at - start);
  CHECK(text.find(rule + analytic + " by differences") == std::string::npos);
}

TEST_CASE("gradcheck of the second order finds a rule that is right in value only") {
  const auto frozen = [](const Var& x) {  // the slope is there, but as a constant
    return elementwise<"own_frozen", "">(
        {}, {x}, [](auto& a) { return a * a; },
        [](auto& g, auto&, auto& a) {
          if constexpr (std::is_same_v<std::remove_cvref_t<decltype(a)>, Var>)
            return g * 2 * detach(a);
          else
            return g * 2 * a;
        });
  };
  CHECK(gradcheck(frozen, Tensor({0.5, 1.0})).passed);
  const auto report = gradcheck(frozen, Tensor({0.5, 1.0}), {.order = 2});
  CHECK_FALSE(report.passed);
  CHECK(report.order == 2);
}

TEST_CASE("an operator of one's own on whole tensors, by an expression of xtensor's") {
  const auto cube = [](const Var& x) {
    return record<"own_cube", "y = x * x * x;  dx = g * 3 * x * x">(
        {}, {x}, [](const auto& a) { return a * a * a; },
        [](const auto& g, const auto&, const auto& a) { return g * 3 * a * a; });
  };
  CHECK(gradcheck(cube, Tensor({{0.5, 1.0}, {-2.0, 3.0}}), {.order = 2}).passed);
}

TEST_CASE("gradcheck says where a point sits on a kink, and accepts a slope between") {
  const auto f = [](const Var& x) { return abs(x) + 3 * x; };
  const auto report = gradcheck(f, Tensor({1, 0, -2}));
  CHECK(report.passed);
  REQUIRE(report.kinks.size() == 1);
  CHECK(report.kinks[0].element == 1);
  CHECK(report.kinks[0].left == tests::near(report.kinks[0].right - 2, 0.2));
  CHECK(to_string(report).find("element 1 sits on a kink") != std::string::npos);
  // A slope that is not between is wrong there too.
  const auto wrong =
      gradcheck([](const Var& x) { return detach(abs(x)) + 5 * (x - detach(x)) + 3 * x; }, Tensor({0.0}));
  CHECK_FALSE(wrong.passed);
}

TEST_CASE("gradcheck refuses gradients that are all zero, unless it is told that they are") {
  const auto constant = [](const Var& x) { return detach(x) * 0 + 0 * x; };
  const auto report = gradcheck(constant, Tensor({1, 2}));
  CHECK_FALSE(report.passed);
  CHECK(report.all_zero);
  CHECK(to_string(report).find("every gradient is zero") != std::string::npos);
  CHECK(gradcheck(constant, Tensor({1, 2}), {.allow_zero = true}).passed);
}

TEST_CASE("a broken rule is caught in a network, and what is wrong already is refused") {
  Generator generator(4);
  const std::vector<Tensor> inputs = {normal({3, 2}, 0, 1, generator), normal({2, 4}, 0, 1, generator),
                                      normal({4}, 0, 1, generator)};
  const Functions net = [](const std::vector<Var>& v) { return tanh(linear(v[0], v[1], v[2])); };
  const auto report = mutation_test(net, inputs);
  CHECK(report);
  CHECK(report.survived.empty());
  CHECK(std::count(report.caught.begin(), report.caught.end(), "linear, input 1: sign") == 1);
  CHECK(std::count(report.caught.begin(), report.caught.end(), "linear, input 2: broadcast left in") == 1);
  CHECK(std::count(report.caught.begin(), report.caught.end(), "tanh, input 0: term with y dropped") == 1);
  tests::check_error(
      [&] { mutation_test([](const std::vector<Var>& v) { return detach(v[0]) * v[0]; }, {inputs[0]}); },
      {"mutation_test", "does not pass"});
}

TEST_CASE("third derivatives are the closed forms") {
  for (const double at : {-1.5, -0.2, 0.0, 0.7, 2.0}) {
    Tape tape;
    const Var x = tape.variable(Scalar(at));
    const auto third = [&](const Var& y) {
      return gradients(gradients(gradients(y, {x})[0], {x})[0], {x})[0].item();
    };
    const double t = std::tanh(at), s = 1 / (1 + std::exp(-at));
    CHECK(third(tanh(x)) == tests::near(-2 * (1 - t * t) * (1 - 3 * t * t)));
    CHECK(third(softplus(x)) == tests::near(s * (1 - s) * (1 - 2 * s)));
    CHECK(third(x * x * x * x) == tests::near(24 * at));
    CHECK(third(exp(2 * x)) == tests::near(8 * std::exp(2 * at)));
    CHECK(third(sin(x)) == tests::near(-std::cos(at)));
  }
}

TEST_CASE("a rule of one's own that gives another shape is refused, evaluated and recorded") {
  const auto own = [](const Var& x, auto rule) {
    return record<"own_other_shape", "">(
        {}, {x}, [](const auto& a) { return a; }, [rule](const auto& g, auto&, auto&) { return rule(g); });
  };
  const auto refuses = [](const Var& y, const Var& x) {
    tests::check_error([&] { x.tape().backward(sum(y)); },
                       {"own_other_shape", "its rule gives a gradient of shape (3)", "'x'", "(2, 3)"});
    tests::check_error([&] { gradients(sum(y), {x}); }, {"own_other_shape", "shape (3)", "(2, 3)"});
  };
  Tape tape;
  const Var x = tape.variable(Tensor({{1, 2, 3}, {4, 5, 6}}), "x");
  refuses(own(x,
              [](const auto& g) {
                if constexpr (std::is_same_v<std::decay_t<decltype(g)>, Var>)
                  return sum(g, {0});
                else
                  return Tensor(xt::sum(g, {0}));
              }),
          x);
}
