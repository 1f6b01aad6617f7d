// Operators that are written with others: values that PyTorch's figures do not show, derivatives of both
// orders, and what they refuse.  Their figures beside PyTorch's stand in reference_test.cpp.
#include <limits>
#include <string>

#include "autograd/check/gradcheck.hpp"
#include "autograd/functional/gradients.hpp"
#include "autograd/functional/jacobian.hpp"
#include "autograd/functional/pieces.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tensor/random.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::check_error;

namespace {

using Vars = std::vector<Var>;

void check_rules(const Functions& f, std::initializer_list<Shape> shapes) {
  Generator generator(3);
  std::vector<Tensor> inputs;
  for (const Shape& shape : shapes) inputs.push_back(normal(shape, 0, 1, generator));
  const auto report = gradcheck(f, inputs, {.order = 2, .allow_zero = true});
  CHECK_MESSAGE(report.passed, to_string(report));
  CHECK(report.checked > 0);
}

}  // namespace

TEST_CASE("derivatives of what is written with other operators are right to the second order") {
  const Functions product = [](const Vars& v) { return matmul(v[0], v[1]); };
  for (const auto& [left, right] : std::vector<std::pair<Shape, Shape>>{{{2, 3, 2}, {2, 2, 3}},
                                                                        {{2, 1, 2, 3}, {2, 3, 1}},
                                                                        {{2, 2, 3}, {3, 2}},
                                                                        {{2, 3}, {2, 3, 2}},
                                                                        {{3}, {2, 3, 2}},
                                                                        {{2, 2, 3}, {3}},
                                                                        {{3}, {3}}})
    check_rules(product, {left, right});
  check_rules([](const Vars& v) { return linear(v[0], v[1], v[2]); }, {{2, 3, 2}, {2, 3}, {3}});
  check_rules([](const Vars& v) { return linear(v[0], v[1], v[2]); }, {{2}, {2, 3}, {3}});
  check_rules([](const Vars& v) { return prod(v[0], {0, 2}); }, {{2, 2, 3}});
  check_rules([](const Vars& v) { return square(stack({v[0], v[1]}, -1)); }, {{2, 3}, {2, 3}});
  check_rules([](const Vars& v) { return split(square(v[0]), {1, 2}, 1)[1]; }, {{2, 3}});
  check_rules([](const Vars& v) { return square(flip(v[0], {1})); }, {{2, 3}});
  check_rules([](const Vars& v) { return square(pad(v[0], {{1, 0}, {0, 2}}, 3)); }, {{2, 3}});
  check_rules([](const Vars& v) { return square(diag(v[0])); }, {{3}});
  check_rules([](const Vars& v) { return square(diag(v[0])); }, {{3, 2}});
  check_rules([](const Vars& v) { return pow(Scalar(2), v[0]); }, {{3}});
}

TEST_CASE("the Hessian of a product is right where elements are 0") {
  const Function f = [](const Var& x) { return prod(x); };
  check_close(hessian(f, Tensor({0, 2, 3})), Tensor({{0, 3, 2}, {3, 0, 0}, {2, 0, 0}}));
  check_close(hessian(f, Tensor({0, 0, 3})), Tensor({{0, 3, 0}, {3, 0, 0}, {0, 0, 0}}));
  check_close(hessian(f, Tensor({0, 0, 0, 5})), xt::zeros<Scalar>({4, 4}));
}

TEST_CASE("a slice counts from the end and goes backwards, as NumPy's") {
  Tape tape;
  const Var x = tape.variable(Tensor({0, 1, 2, 3, 4}));
  check_close(slice(x, 0, 0, -1, 2).value(), Tensor({0, 2}));
  check_close(slice(x, 0, -2, {}).value(), Tensor({3, 4}));
  check_close(slice(x, 0, {}, {}, -1).value(), Tensor({4, 3, 2, 1, 0}));
  check_close(slice(x, 0, 1, std::string::npos).value(), Tensor({1, 2, 3, 4}));
  CHECK(slice(x, 0, 3, 1).shape() == Shape{0});
  const auto smallest = std::numeric_limits<std::ptrdiff_t>::min();
  check_close(slice(x, 0, {}, {}, smallest).value(), Tensor({4.0}));
  check_close(slice(x, 0, smallest, {}, std::numeric_limits<std::ptrdiff_t>::max()).value(), Tensor({0.0}));
  check_error([&] { slice(x, 0, 0, 2, 0); }, {"slice", "step is 0", "backwards"});
  check_close(unslice(slice(x, 0, {}, {}, -2), {5}, 0, 4, -2).value(), Tensor({0, 0, 2, 0, 4}));
  check_error([&] { unslice(x, {5}, 0, 3, -1); }, {"unslice", "from 3 with step -1"});
  check_error([&] { unslice(x, {9}, 0, 1, 3); }, {"unslice", "from 1 with step 3"});
}

TEST_CASE("a transpose of any rank is xtensor's, and its gradient goes back to where x was") {
  const Shape sizes = {2, 3, 4, 5};
  for (const Shape& axes :
       std::vector<Shape>{{}, {0}, {0, 1}, {1, 0}, {2, 0, 1}, {0, 2, 1, 3}, {3, 1, 0, 2}}) {
    Tensor at(Dims(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(axes.size())));
    for (std::size_t i = 0; i < at.size(); ++i) at.data()[i] = static_cast<Scalar>(i);
    Tape tape;
    const Var x = tape.variable(at), y = transpose(x, axes);
    check_close(y.value(), Tensor(xt::transpose(at, axes)));
    tape.backward(y, y.value());
    check_close(x.grad(), at);
  }
}

TEST_CASE("sizes and counts that are negative count from the end, or are refused") {
  Tape tape;
  const Var x = tape.variable(Tensor(Dims{2, 6}, Scalar(1)));
  CHECK(reshape(x, {-1, 1}).shape() == Shape{12, 1});
  CHECK(reshape(x, {3, -1}).shape() == Shape{3, 4});
  CHECK(reshape(x, {x.shape()[1], 2}).shape() == Shape{6, 2});
  CHECK(reshape(x, std::vector<int>{-1}).shape() == Shape{12});
  CHECK(transpose(x, {-1, 0}).shape() == Shape{6, 2});
  check_error([&] { reshape(x, {-1, -1}); }, {"pieces_test.cpp", "reshape", "only one size may be -1"});
  check_error([&] { reshape(x, {5, -1}); }, {"reshape", "(2, 6) has 12 elements", "do not divide"});
  check_error([&] { reshape(x, {-2, 6}); }, {"reshape", "a size is -2"});
  check_error([&] { reshape(tape.variable(Tensor(Dims{0, 3})), {0, -1}); }, {"reshape", "-1"});
  check_error([&] { transpose(x, {0, 0}); }, {"transpose", "axis 0", "given twice"});
  check_error([&] { transpose(x, {0}); }, {"transpose", "must stand in them once"});
  check_error([&] { var(x, {}, false, -1); }, {"var", "ddof is -1"});
  check_error([&] { pad(x, {{0, -1}, {0, 0}}); }, {"pad", "a width is -1"});
  check_error(
      [&] {
        pad(x, {{0, 1}});
      },
      {"pad: widths has size 1, the value shape (2, 6); each axis wants a pair"});
  check_error(
      [&] {
        split(x, {4, 3}, 1);
      },
      {"split", "sizes[1] is 3, more than what is left of axis 1 of (2, 6): 2"});
  check_error([&] { split(x, {4}, 1); }, {"split", "leave 2 of the 6"});
  check_error([&] { stack({x, transpose(x)}); }, {"stack", "(2, 6) and (6, 2)"});
  check_error([&] { stack({}); }, {"pieces_test.cpp", "stack", "nothing"});
  check_error([&] { diag(tape.variable(1)); }, {"diag", "()"});
  check_error([&] { cumsum(x, 2); }, {"cumsum", "axis 2"});
  check_error([&] { flip(x, {2}); }, {"flip", "axis 2"});
}

TEST_CASE("products of shapes that do not fit are refused with both shapes") {
  Tape tape;
  const auto of = [&](Shape shape) { return tape.variable(Tensor(Dims(shape.begin(), shape.end()))); };
  check_error(
      [&] {
        matmul(of({2, 3, 4}), of({2, 3, 4}));
      },
      {"pieces_test.cpp", "matmul: inner sizes differ: (2, 3, 4) × (2, 3, 4): 4 ≠ 3", "4 rows"});
  check_error([&] { matmul(of({4}), of({3})); }, {"matmul: inner sizes differ", "4 elements"});
  check_error([&] { matmul(of({2, 3, 4}), of({3, 4, 5})); }, {"matmul", "do not broadcast", "(3, 4, 5)"});
  check_error([&] { matmul(of({}), of({3})); }, {"matmul", "()", "x * w"});
  check_error([&] { linear(of({2, 3}), of({2, 3, 4}), of({4})); }, {"linear", "(2, 3, 4)", "[in, out]"});
  check_error([&] { matrix_transpose(of({3})); }, {"matrix_transpose", "(3)"});
}

TEST_CASE("argmax and argmin are indices: of the first among equals, of a NaN before all") {
  constexpr Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
  Tape tape;
  const Var x = tape.variable(Tensor({{1, 3, 3}, {5, -1, 2}}));
  CHECK(argmax(x) == std::vector<std::size_t>{1, 0});
  CHECK(argmin(x) == std::vector<std::size_t>{0, 1});
  CHECK(argmax(x, 0) == std::vector<std::size_t>{1, 0, 0});
  CHECK(argmax(Tensor({1, nan, 7, nan})) == std::vector<std::size_t>{1});
  check_close(take(x, argmax(x), Take::one_per_row).value(), max(x, {1}).value());
  // (2, 3, 2) along the middle: the places of the others in turn.
  CHECK(argmax(xt::reshape_view(xt::arange<Scalar>(12), {2, 3, 2}) * 1, 1) ==
        std::vector<std::size_t>{2, 2, 2, 2});
  check_error(
      [&] {
        argmax(tape.variable(Tensor(Dims{2, 0})));
      },
      {"pieces_test.cpp", "argmax", "no elements"});
  check_error([&] { argmin(x, 2); }, {"pieces_test.cpp", "argmin", "axis 2"});
}

TEST_CASE("x += w makes x the sum, under the caller's line, and leaves other Vars as they were") {
  Tape tape;
  const Var x = tape.variable(2);
  Var y = x;
  const unsigned line = __LINE__ + 1;
  y += x;
  CHECK(tape.node(y.index()).line.number == line);
  CHECK(std::string(tape.node(y.index()).line.file).ends_with("pieces_test.cpp"));
  CHECK(y.item() == 4);
  CHECK(x.item() == 2);
  y *= x, y -= 1, y /= 2;  // (2x·x − 1) / 2
  CHECK(y.item() == 3.5);
  tape.backward(y);
  CHECK(x.grad()() == 4);
  Var empty;
  check_error([&] { empty += 1; }, {"pieces_test.cpp", "add", "an empty Var"});
}

TEST_CASE("round goes to the even one of two, and no gradient flows through whole numbers") {
  Tape tape;
  const Var x = tape.variable(Tensor({0.5, 1.5, 2.5, -0.5, 2.6}));
  check_close(round(x).value(), Tensor({0, 2, 2, 0, 3}));
  check_close(floor(x).value(), Tensor({0, 1, 2, -1, 2}));
  check_close(ceil(x).value(), Tensor({1, 2, 3, 0, 3}));
  check_close(gradients(sum(x * floor(x)), {x})[0].value(), floor(x).value());
}

TEST_CASE("where takes numbers in each place, and not_equal is the opposite of equal") {
  Tape tape;
  const Var x = tape.variable(Tensor({-1, 0, 2}));
  check_close(where(x > 0, x, 0).value(), Tensor({0, 0, 2}));
  check_close(where(x > 0, 1, x).value(), Tensor({-1, 0, 1}));
  check_close(where(x > 0, 1, -1.5).value(), Tensor({-1.5, -1.5, 1}));
  check_close(not_equal(x, 0).value(), Tensor({1, 0, 1}));
  check_close((not_equal(0, x) + equal(x, 0)).value(), Tensor({1, 1, 1}));
}
