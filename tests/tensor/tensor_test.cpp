#include <numeric>

#include "tensor/evaluate.hpp"
#include "tensor/matmul.hpp"
#include "tensor/random.hpp"
#include "tensor/range.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::check_error;

namespace {

/// The element of t that broadcasts to `index` of a larger shape.
Scalar at(const Tensor& t, const std::vector<std::size_t>& index) {
  std::size_t flat = 0;
  const std::size_t lacking = index.size() - t.dimension();
  for (std::size_t axis = 0; axis < t.dimension(); ++axis)
    flat = flat * t.shape()[axis] + (t.shape()[axis] == 1 ? 0 : index[axis + lacking]);
  return t.data()[flat];
}

template <class Visit>
void every_index(const Extents& shape, Visit visit) {
  std::vector<std::size_t> index(shape.rank(), 0);
  for (std::size_t i = 0; i < shape.elements(); ++i) {
    std::size_t rest = i;
    for (std::size_t axis = shape.rank(); axis-- > 0;) index[axis] = rest % shape[axis], rest /= shape[axis];
    visit(index);
  }
}

}  // namespace

TEST_CASE("shapes broadcast as NumPy's do") {
  CHECK(broadcast({2, 3}, {3}) == Extents{2, 3});
  CHECK(broadcast({2, 1}, {1, 4}) == Extents{2, 4});
  CHECK(broadcast({}, {5}) == Extents{5});
  CHECK(broadcast({0, 3}, {1, 3}) == Extents{0, 3});
  CHECK(broadcast({1}, {0}) == Extents{0});
  CHECK_FALSE(broadcast({2, 3}, {2}));
  CHECK_FALSE(broadcast({0}, {2}));
  CHECK(to_string(Extents{64, 32}) == "(64, 32)");
  CHECK(to_string(Extents{}) == "()");
}

TEST_CASE("numbers in messages are the shortest that read back, as one writes them") {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  for (const auto& [number, text] :
       std::vector<std::pair<double, const char*>>{{0, "0"},
                                                   {-0.0, "0"},
                                                   {-1, "-1"},
                                                   {0.25, "0.25"},
                                                   {0.1 + 0.2, "0.30000000000000004"},
                                                   {100000, "100000"},
                                                   {1234567, "1234567"},
                                                   {12345678, "12345678"},
                                                   {1e12, "1e12"},
                                                   {1e30, "1e30"},
                                                   {0.0001, "0.0001"},
                                                   {1e-5, "1e-5"},
                                                   {-2.5e-300, "-2.5e-300"},
                                                   {nan, "nan"},
                                                   {-nan, "nan"},
                                                   {infinity, "inf"},
                                                   {-infinity, "-inf"}})
    CHECK(to_string(number) == text);
  CHECK(to_string(0.1f) == "0.1");
  CHECK(to_string(1.0 / 3, 4) == "0.3333");
  CHECK(to_string(-123456.0, 4) == "-1.235e5");
  CHECK(to_string(2.0, 4) == "2");
}

TEST_CASE("a range says itself, holds its bounds or not, and no infinity that is not asked for") {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  CHECK(to_string(at_least(0)) == "at least 0");
  CHECK(to_string(above(-1)) == "above -1");
  CHECK(to_string(between(0, 1)) == "between 0 and 1");
  CHECK(to_string(above(0).below(1)) == "above 0 and below 1");
  CHECK(to_string(at_least(0).below(1)) == "at least 0 and below 1");
  CHECK(to_string(above(0).at_most(1)) == "above 0 and at most 1");
  CHECK(to_string(above(0).at_most(infinity)) == "above 0");
  for (const double x : {0.0, 1.0}) {
    CHECK(between(0, 1).contains(x));
    CHECK_FALSE(above(0).below(1).contains(x));
  }
  CHECK(above(0).below(1).contains(1e-300));
  CHECK_FALSE(at_least(0).contains(infinity));
  CHECK(at_least(0).at_most(infinity).contains(infinity));
  CHECK_FALSE(between(-1, 1).contains(nan));
  const Caller caller{"f", Line("some/where/mlp.cpp", 42)};
  check_error([&] { check_range(caller, "gamma", -1.0, at_least(0)); },
              {"mlp.cpp:42: f: gamma is -1; it must be at least 0"});
  check_error([&] { check_range(caller, "gamma", infinity, at_least(0)); },
              {"gamma is inf; it must be at least 0 and finite"});
  check_error([&] { check_range(caller, "gamma", -nan, at_least(0)); }, {"gamma is nan;"});
}

TEST_CASE("a message goes on after a zero byte of a text that it shows") {
  const std::string text("a\0b\0", 4);
  CHECK(std::string(Error("'" + text + "' is no name").what()) == R"('a\x00b\x00' is no name)");
  CHECK(std::string(Error(Line("mlp.cpp", 4), "load", text).what()) == R"(mlp.cpp:4: load: a\x00b\x00)");
}

TEST_CASE("a shape of too many axes is refused at the line that asks for it") {
  const Tensor deep(Dims(9, 1));
  const std::string here = "tensor_test.cpp:" + std::to_string(__LINE__ + 1);
  check_error([&] { extents(deep); }, {here + ": shape: 9 axes are too many", "at most 8"});
  const std::string next = "tensor_test.cpp:" + std::to_string(__LINE__ + 1);
  check_error([&] { Extents{1, 1, 1, 1, 1, 1, 1, 1, 1}; }, {next + ": shape: 9 axes"});
}

TEST_CASE("a formula is broadcast, and summed over what the destination lacks or folded over an axis") {
  Generator generator(1);
  for (int trial = 0; trial < 300; ++trial) {
    Extents loop;
    for (std::size_t rank = generator.below(6); rank > 0; --rank)
      loop.push_back(generator.below(trial % 10 == 0 ? 40 : 5));
    const auto part = [&] {
      Extents shape;
      for (std::size_t axis = generator.below(loop.rank() + 1); axis < loop.rank(); ++axis)
        shape.push_back(generator.below(3) == 0 ? 1 : loop[axis]);
      return shape;
    };
    const Extents a_shape = part(), b_shape = part(), to_shape = part();
    const auto common = broadcast(*broadcast(a_shape, b_shape), to_shape);
    REQUIRE(common);
    const Tensor a = normal(Shape(a_shape.begin(), a_shape.end()), 0, 1, generator);
    const Tensor b = normal(Shape(b_shape.begin(), b_shape.end()), 0, 1, generator);
    const Tensor start = normal(Shape(to_shape.begin(), to_shape.end()), 0, 1, generator);
    Tensor sum = start, sum_wanted = start;
    const auto f = [](auto& x, auto& y) { return x * y + 1; };
    accumulate(sum, to_shape, true, f, View(a), View(b));
    every_index(*common, [&](const auto& index) {
      const Scalar value = at(a, index) * at(b, index) + 1;
      std::size_t flat = 0;
      const std::size_t lacking = index.size() - to_shape.rank();
      for (std::size_t axis = 0; axis < to_shape.rank(); ++axis)
        flat = flat * to_shape[axis] + (to_shape[axis] == 1 ? 0 : index[axis + lacking]);
      sum_wanted.data()[flat] += value;
    });
    check_close(sum, sum_wanted, 10 * tests::tolerance);

    const Extents shape = *broadcast(a_shape, b_shape);
    Extents kept = shape;
    for (std::size_t axis = 0; axis < kept.rank(); ++axis)
      if (generator.below(2) == 0) kept[axis] = 1;
    Tensor most(Dims(kept.begin(), kept.end()), -std::numeric_limits<Scalar>::infinity()), least = -most;
    Tensor most_wanted = most, least_wanted = least;
    reduce(most, kept, -std::numeric_limits<Scalar>::infinity(), Maximum{}, f, View(a), View(b));
    reduce(least, kept, std::numeric_limits<Scalar>::infinity(), Minimum{}, f, View(a), View(b));
    every_index(shape, [&](const auto& index) {
      const Scalar value = at(a, index) * at(b, index) + 1;
      std::size_t flat = 0;
      for (std::size_t axis = 0; axis < kept.rank(); ++axis)
        flat = flat * kept[axis] + (kept[axis] == 1 ? 0 : index[axis]);
      most_wanted.data()[flat] = std::max(most_wanted.data()[flat], value);
      least_wanted.data()[flat] = std::min(least_wanted.data()[flat], value);
    });
    check_close(most, most_wanted);
    check_close(least, least_wanted);
  }
}

TEST_CASE("rows are added to what there is, of any width and from any place") {
  Generator generator(1);
  for (std::size_t n = 0; n <= 70; ++n) {
    const Tensor rows = normal({2, 3, n}, 0, 1, generator), start = normal({2, 1, n}, 0, 1, generator);
    Tensor sum = start, wanted = start;
    accumulate(sum, {2, 1, n}, true, Same{}, View(rows));
    for (std::size_t i = 0; i < 6; ++i)
      for (std::size_t j = 0; j < n; ++j) wanted.data()[i / 3 * n + j] += rows.data()[i * n + j];
    check_close(sum, wanted);
  }
}

TEST_CASE("a product of matrices is the sum of products, transposed or not, any size") {
  Generator generator(2);
  for (const std::size_t m : {0u, 1u, 3u, 64u, 65u})
    for (const std::size_t k : {0u, 1u, 5u, 64u, 300u})
      for (const std::size_t n : {0u, 1u, 2u, 10u, 70u, 300u})
        for (int flags = 0; flags < 8; ++flags) {
          const bool left = flags & 1, right = flags & 2, add = flags & 4;
          const Tensor a = normal(left ? Shape{k, m} : Shape{m, k}, 0, 1, generator);
          const Tensor b = normal(right ? Shape{n, k} : Shape{k, n}, 0, 1, generator);
          Tensor z(Dims{m, n}, add ? Scalar(3) : std::numeric_limits<Scalar>::quiet_NaN());
          matmul({a.data(), m, k, left}, {b.data(), k, n, right}, add, z.data());
          double worst = 0;
          for (std::size_t i = 0; i < m; ++i)
            for (std::size_t j = 0; j < n; ++j) {
              double wanted = add ? 3 : 0;
              for (std::size_t p = 0; p < k; ++p)
                wanted += static_cast<double>(left ? a(p, i) : a(i, p)) *
                          static_cast<double>(right ? b(j, p) : b(p, j));
              const double off = std::abs(z(i, j) - wanted);
              worst = off <= worst ? worst : off;
            }
          CHECK_MESSAGE(worst < 100 * tests::tolerance, m << "×" << k << "×" << n << " flags " << flags);
        }
}

TEST_CASE("a bias is added to each row of a product, any size") {
  Generator generator(4);
  for (const std::size_t m : {1u, 3u, 65u})
    for (const std::size_t k : {0u, 1u, 5u, 300u})
      for (const std::size_t n : {1u, 10u, 70u, 300u})
        for (const bool turned : {false, true}) {
          const Tensor a = normal({turned ? k : m, turned ? m : k}, 0, 1, generator);
          const Tensor b = normal({k, n}, 0, 1, generator), bias = normal({n}, 0, 1, generator);
          Tensor z(Dims{m, n}, std::numeric_limits<Scalar>::quiet_NaN()), wanted(Dims{m, n});
          for (std::size_t i = 0; i < m; ++i)
            for (std::size_t j = 0; j < n; ++j) wanted(i, j) = bias(j);
          matmul({a.data(), m, k, turned}, {b.data(), k, n}, true, wanted.data());
          affine({a.data(), m, k, turned}, {b.data(), k, n}, bias.data(), z.data());
          check_close(z, wanted, 100 * tests::tolerance);
        }
}

TEST_CASE("a product so large that a BLAS computes it is the product of its parts") {
  const std::size_t m = 420, k = 400, n = 410, half = 210;
  Generator generator(3);
  const Tensor a = normal({m, k}, 0, 1, generator), b = normal({k, n}, 0, 1, generator);
  Tensor whole(Dims{m, n}), parts(Dims{m, n});
  matmul({a.data(), m, k}, {b.data(), k, n}, 0, whole.data());
  matmul({a.data(), half, k}, {b.data(), k, n}, 0, parts.data());
  matmul({a.data() + half * k, half, k}, {b.data(), k, n}, 0, parts.data() + half * n);
  check_close(whole, parts, 1000 * tests::tolerance);
}

TEST_CASE("the generator gives the published sequence, and the same again") {
  // xoshiro256** from splitmix64 of 1, by an independent program.
  Generator generator(1);
  CHECK(generator.next() == 0xb3f2af6d0fc710c5);
  CHECK(generator.next() == 0x853b559647364cea);
  CHECK(generator.next() == 0x92f89756082a4514);
  for (int i = 0; i < 4; ++i) generator.next();  // a state that turned wrongly shows in the fourth
  CHECK(generator.next() == 0x61954dcc47b1e89d);
  Generator again(7), other(7);
  for (int i = 0; i < 100; ++i) CHECK(again.normal() == other.normal());
}

TEST_CASE("uniform, normal and below have their moments") {
  Generator generator(5);
  const int n = 200000;
  double uniform_sum = 0, sum = 0, squares = 0, cubes = 0, fourth = 0;
  std::array<int, 7> counts{};
  for (int i = 0; i < n; ++i) {
    const double u = generator.uniform(), z = generator.normal();
    REQUIRE(u >= 0);
    REQUIRE(u < 1);
    uniform_sum += u;
    sum += z, squares += z * z, cubes += z * z * z, fourth += z * z * z * z;
    ++counts[generator.below(7)];
  }
  CHECK(uniform_sum / n == tests::near(0.5, 0.01));
  CHECK(std::abs(sum / n) < 0.01);
  CHECK(squares / n == tests::near(1, 0.01));
  CHECK(std::abs(cubes / n) < 0.03);
  CHECK(fourth / n == tests::near(3, 0.03));
  for (const int count : counts) CHECK(count == tests::near(n / 7.0, 0.03));
}

TEST_CASE("a shuffle is a permutation, and forks are generators of their own") {
  Generator generator(6);
  std::vector<std::size_t> items(100), sorted;
  std::iota(items.begin(), items.end(), std::size_t(0));
  const auto before = items;
  generator.shuffle(items);
  CHECK(items != before);
  sorted = items;
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted == before);
  CHECK(generator.fork(0).next() != generator.fork(1).next());
  CHECK(generator.fork(3).next() == generator.fork(3).next());
  check_error([&] { generator.below(0); }, {"tensor_test.cpp:", ": below: n is 0"});
}

TEST_CASE("random tensors refuse ranges that are none, at the caller's line") {
  Generator generator(1);
  check_error([&] { uniform({2}, 1, 0, generator); },
              {"tensor_test.cpp:", "uniform: high is 0", "at least 1"});
  check_error([&] { uniform({2}, NAN, 1, generator); }, {"tensor_test.cpp:", "uniform: low is nan"});
  check_error([&] { normal({2}, 0, -1, generator); }, {"tensor_test.cpp:", "normal: deviation is -1"});
  check_error([&] { normal({2}, INFINITY, 1, generator); }, {"tensor_test.cpp:", "normal: mean is inf"});
}
