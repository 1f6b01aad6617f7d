// What the test suites of other engines ask, and what took operators that came later: products of stacks of
// matrices, pieces of values and their kin, `+=`.
#include <functional>
#include <string>

#include "autograd/check/gradcheck.hpp"
#include "autograd/functional/pieces.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tensor/random.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;

TEST_CASE("micrograd's README reads as it is written there, with += and numbers on the left") {
  Tape tape;
  const Var a = tape.variable(-4.0), b = tape.variable(2.0);
  Var c = a + b, d = a * b + pow(b, 3);
  c += c + 1;
  c += 1 + c + (-a);
  d += d * 2 + relu(b + a);
  d += 3 * d + relu(b - a);
  const Var e = c - d, f = pow(e, 2);
  Var g = f / 2.0;
  g += 10.0 / f;
  CHECK(g.item() == tests::near(24.7041, 1e-5));
  tape.backward(g);
  CHECK(a.grad()() == tests::near(138.8338, 1e-5));
  CHECK(b.grad()() == tests::near(645.5773, 1e-5));
}

TEST_CASE("needle's products: of stacks, and of a stack with one matrix on either side") {
  Generator generator(1);
  const auto matrix_of = [](const Var& x, std::size_t k) {  // the k-th of a stack, or the only one
    const Shape shape = x.shape();
    const std::size_t rows = shape[shape.size() - 2], columns = shape.back();
    const Var flat = reshape(x, {-1, rows, columns});
    const std::size_t one = k % flat.shape()[0];
    return reshape(slice(flat, 0, one, one + 1), {rows, columns});
  };
  for (const auto& [left, right] : std::vector<std::pair<Shape, Shape>>{
           {{6, 6, 5, 4}, {6, 6, 4, 3}}, {{6, 6, 5, 4}, {4, 3}}, {{5, 4}, {6, 6, 4, 3}}}) {
    Tape tape;
    const Var x = tape.variable(normal(left, 0, 1, generator)),
              w = tape.variable(normal(right, 0, 1, generator));
    const Var product = matmul(x, w);
    CHECK(product.shape() == Shape{6, 6, 5, 3});
    tape.backward(sum(product * product));
    const Tensor by_stack_x = x.grad(), by_stack_w = w.grad();
    tape.clear_gradients();
    Var total = tape.constant(0);
    for (std::size_t k = 0; k < 36; ++k) {
      const Var one = matmul(matrix_of(x, k), matrix_of(w, k));
      check_close(matrix_of(product, k).value(), one.value());
      total += sum(one * one);
    }
    tape.backward(total);
    check_close(by_stack_x, x.grad());
    check_close(by_stack_w, w.grad());
  }
}

TEST_CASE(
    "NumPy's functions that HIPS autograd, tinygrad and DyNet test are a line each, right to the second "
    "order") {
  const Tensor x = {{1, 2, 3}, {4, 5, 6}};
  struct Row {
    std::string name;
    std::function<Var(const Var&)> call;
    Tensor of_x;
  };
  const std::vector<Row> rows = {
      {"trace", [](const Var& v) { return sum(diag(v)); }, Tensor(6)},
      {"rot90", [](const Var& v) { return flip(transpose(v), {0}); }, {{3, 6}, {2, 5}, {1, 4}}},
      {"flipud", [](const Var& v) { return slice(v, 0, {}, {}, -1); }, {{4, 5, 6}, {1, 2, 3}}},
      {"roll",
       [](const Var& v) {
         return concatenate({slice(v, 1, -1, {}), slice(v, 1, 0, -1)}, 1);
       },
       {{3, 1, 2}, {6, 4, 5}}},
      {"tile",
       [](const Var& v) {
         return concatenate({v, v}, 1);
       },
       {{1, 2, 3, 1, 2, 3}, {4, 5, 6, 4, 5, 6}}},
      {"repeat",
       [](const Var& v) {
         return reshape(stack({v, v}, -1), {2, -1});
       },
       {{1, 1, 2, 2, 3, 3}, {4, 4, 5, 5, 6, 6}}},
      {"ravel", [](const Var& v) { return reshape(v, {-1}); }, {1, 2, 3, 4, 5, 6}},
      {"expand_dims, squeeze",
       [](const Var& v) {
         return reshape(reshape(v, {2, 1, 3}), {2, 3});
       },
       x},
      {"outer",
       [](const Var& v) {
         return matmul(reshape(sum(v, {1}), {2, 1}), reshape(sum(v, {0}), {1, 3}));
       },
       {{30, 42, 54}, {75, 105, 135}}},
      {"inner",
       [](const Var& v) {
         return matmul(split(reshape(v, {6}), {3, 3})[0], split(reshape(v, {6}), {3, 3})[1]);
       },
       Tensor(32)},
      {"norm", [](const Var& v) { return sqrt(sum(square(v))); }, Tensor(std::sqrt(Scalar(91)))},
      {"std", [](const Var& v) { return sqrt(var(v)); }, Tensor(std::sqrt(Scalar(35) / 12))},
      {"ptp", [](const Var& v) { return max(v, {1}) - min(v, {1}); }, {2, 2}},
      {"diff", [](const Var& v) { return slice(v, 1, 1, {}) - slice(v, 1, 0, -1); }, {{1, 1}, {1, 1}}},
      {"cumprod by logs",
       [](const Var& v) { return exp(cumsum(log(v + 3) - log(v + 2), 1)); },
       {{4.0 / 3, 5.0 / 3, 2}, {7.0 / 6, 8.0 / 6, 9.0 / 6}}},
      {"prod", [](const Var& v) { return prod(v, {0}); }, {4, 10, 18}},
      {"2 ** x", [](const Var& v) { return pow(2, v); }, {{2, 4, 8}, {16, 32, 64}}},
      {"x[[1, 0, 1]]",
       [](const Var& v) {
         return take(v, std::vector<std::size_t>{1, 0, 1});
       },
       {{4, 5, 6}, {1, 2, 3}, {4, 5, 6}}},
      {"triu",
       [](const Var& v) {
         return where(v.tape().constant(Tensor({{1, 1, 1}, {0, 1, 1}})), v, 0);
       },
       {{1, 2, 3}, {0, 5, 6}}},
      {"pad",
       [](const Var& v) {
         return pad(v, {{0, 1}, {1, 0}}, 9);
       },
       {{9, 1, 2, 3}, {9, 4, 5, 6}, {9, 9, 9, 9}}},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    Tape tape;
    check_close(row.call(tape.variable(x)).value(), row.of_x);
    Generator generator(2);
    const auto weighed = [&](const Var& v) { return square(row.call(v)) / 8; };
    const auto report = gradcheck(weighed, uniform({2, 3}, 0.5, 2, generator), {.order = 2});
    CHECK_MESSAGE(report.passed, to_string(report));
  }
}

TEST_CASE("a gradient flows through += in a loop once for each turn, as minitorch's and DyNet's sums do") {
  Tape tape;
  const Var x = tape.variable(Tensor({1, 2, 3}));
  Var total = tape.constant(0), power = tape.constant(1);
  for (int k = 1; k <= 3; ++k) power *= x, total += sum(power);  // x + x² + x³
  CHECK(total.item() == 6 + 14 + 36);
  tape.backward(total);
  check_close(x.grad(), Tensor({6, 17, 34}));
}
