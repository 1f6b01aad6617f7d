// Axes, slices, indices and shapes as callers choose them, and products of stacks: what operators rest on.
#include <cmath>
#include <map>

#include "tensor/axes.hpp"
#include "tensor/product.hpp"
#include "tensor/random.hpp"
#include "tensor/running_sum.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::check_error;

namespace {

const Caller asked{"here", Line{}};

/// The elements that a slice takes of 0, 1, … n − 1.
std::vector<std::size_t> taken_of(std::size_t n, Bound start, Bound stop, std::ptrdiff_t step) {
  const Taken taken(n, start, stop, step);
  std::vector<std::size_t> all;
  for (std::size_t k = 0; k < taken.n; ++k) all.push_back(taken.start + k * static_cast<std::size_t>(step));
  return all;
}

}  // namespace

TEST_CASE("a negative axis counts from the last, and one that is not there is refused") {
  const Extents shape{4, 5, 6};
  for (const std::ptrdiff_t axis : {0, 1, 2}) {
    CHECK(place_of(axis, shape, asked) == static_cast<std::size_t>(axis));
    CHECK(place_of(axis - 3, shape, asked) == static_cast<std::size_t>(axis));
  }
  check_error([&] { place_of(3, shape, asked); }, {"here", "axis 3", "(4, 5, 6)"});
  check_error([&] { place_of(-4, shape, asked); }, {"here", "axis -4"});
  CHECK(Axes({-1, 0}).mask(shape, asked) == 0b101);
  CHECK(Axes().mask(shape, asked) == 0b111);
  CHECK(Axes({-1, 0, 1}).order(shape, asked) == Extents{2, 0, 1});
  CHECK(Axes().order(shape, asked) == Extents{2, 1, 0});
  CHECK(kept_shape(shape, 0b101) == Extents{1, 5, 1});
  CHECK(without_axes(shape, 0b101) == Extents{5});
  CHECK(with_axes({5}, 0b101) == Extents{1, 5, 1});
}

TEST_CASE("a slice takes what Python's range over the axis does") {
  using List = std::vector<std::size_t>;
  CHECK(taken_of(5, {}, {}, 1) == List{0, 1, 2, 3, 4});
  CHECK(taken_of(5, {}, {}, 2) == List{0, 2, 4});
  CHECK(taken_of(6, {}, {}, 4) == List{0, 4});
  CHECK(taken_of(5, 1, -1, 2) == List{1, 3});
  CHECK(taken_of(5, {}, {}, -1) == List{4, 3, 2, 1, 0});
  CHECK(taken_of(5, {}, {}, -3) == List{4, 1});
  CHECK(taken_of(5, -2, {}, 1) == List{3, 4});
  CHECK(taken_of(5, 4, 1, 1).empty());
  CHECK(taken_of(0, {}, {}, 1).empty());
}

TEST_CASE("indices are whole numbers from 0 to below the size of the axis") {
  const Extents whole{3, 2};
  check_indices(whole, Tensor({0, 2, 2}), Take::rows, asked);
  check_indices(whole, Tensor({0, 1, 1}), Take::one_per_row, asked);
  check_error(
      [&] {
        check_indices(whole, Tensor({0, 3}), Take::rows, asked);
      },
      {"indices[1] is 3", "below 3"});
  check_error(
      [&] {
        check_indices(whole, Tensor({0, 1, 2}), Take::one_per_row, asked);
      },
      {"indices[2] is 2"});
  check_error([&] { check_indices(whole, Tensor({-1.0}), Take::rows, asked); }, {"indices[0] is -1"});
  check_error([&] { check_indices(whole, Tensor({0.5}), Take::rows, asked); }, {"indices[0] is 0.5"});
  check_error([&] { check_indices(whole, Tensor({0, 1}), Take::one_per_row, asked); }, {"(3, 2)"});
}

TEST_CASE("sizes 0 and 1 meet as 0, and only 1 stretches") {
  CHECK(broadcast({1}, {0}) == Extents{0});
  CHECK(broadcast({0, 1}, {3}) == Extents{0, 3});
  CHECK(broadcast({2, 1}, {3}) == Extents{2, 3});
  CHECK_FALSE(broadcast({0}, {2}).has_value());
  CHECK(stretches_to({1, 3}, {2, 3}));
  CHECK(stretches_to({3}, {2, 3}));
  CHECK_FALSE(stretches_to({2}, {2, 3}));
  CHECK_FALSE(stretches_to({2, 3}, {1, 3}));
}

TEST_CASE("in a product of stacks each matrix meets its own, transposed or not") {
  Generator generator(1);
  const Tensor a = normal({3, 2, 4}, 0, 1, generator), b = normal({3, 4, 5}, 0, 1, generator);
  Tensor product(Dims{3, 2, 5}), turned(Dims{3, 4, 4});
  matmul(a, b).write_to(product);
  matmul(matrix_transpose(a), a).write_to(turned);
  for (std::size_t k = 0; k < 3; ++k) {
    const auto of = [&](auto sum_over, std::size_t n) {
      Scalar sum = 0;
      for (std::size_t p = 0; p < n; ++p) sum += sum_over(p);
      return sum;
    };
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t j = 0; j < 5; ++j)
        check_close(Tensor(product(k, i, j)),
                    Tensor(of([&](std::size_t p) { return a(k, i, p) * b(k, p, j); }, 4)));
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 4; ++j)
        check_close(Tensor(turned(k, i, j)),
                    Tensor(of([&](std::size_t p) { return a(k, p, i) * a(k, p, j); }, 2)));
  }
  Tensor nothing(Dims{2, 3}, Scalar(7));
  matmul(Tensor(Dims{2, 0}), Tensor(Dims{0, 3})).write_to(nothing);
  check_close(nothing, Tensor(Dims{2, 3}, Scalar(0)));
}

TEST_CASE("a running sum goes along its axis, from either end") {
  const Tensor x = {{1, 2, 3}, {4, 5, 6}};
  const auto sums = [&](int axis, bool from_end) {
    Tensor y(Dims{2, 3}, Scalar(0));
    running_sum(x, axis, from_end).add_to(y);
    return y;
  };
  check_close(sums(1, false), Tensor({{1, 3, 6}, {4, 9, 15}}));
  check_close(sums(1, true), Tensor({{6, 5, 3}, {15, 11, 6}}));
  check_close(sums(0, false), Tensor({{1, 2, 3}, {5, 7, 9}}));
}

TEST_CASE("numbers below n are equally likely however large n is, and so are all orders of a shuffle") {
  Generator generator(1);
  const std::size_t quarter = std::size_t(1)
                              << 62;  // below 3·2^62 the remainders of all draws would favour these
  int low = 0;
  const int n = 6000;
  for (int i = 0; i < n; ++i) low += generator.below(3 * quarter) < quarter;
  CHECK(std::abs(low - n / 3) < 5 * std::sqrt(n * 2.0 / 9));  // five deviations; the favour would be n / 6
  std::map<std::vector<std::size_t>, int> counts;
  for (int i = 0; i < n; ++i) {
    std::vector<std::size_t> order = {0, 1, 2};
    generator.shuffle(order);
    ++counts[order];
  }
  REQUIRE(counts.size() == 6);
  for (const auto& [order, count] : counts) CHECK(std::abs(count - n / 6) < 5 * std::sqrt(n * 5.0 / 36));
}
