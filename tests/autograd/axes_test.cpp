// Axes and counts, as callers may write them.
#include <array>
#include <span>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::check_error;

TEST_CASE("axes come from a list that is written out, a vector, an array or a span") {
  Tape tape;
  const Var x = tape.variable(Tensor({{1, 2, 3}, {4, 5, 6}}));
  const std::vector<int> rows = {-1};
  const std::array<std::ptrdiff_t, 2> both = {0, 1};
  check_close(sum(x, {1}).value(), Tensor({6, 15}));
  check_close(sum(x, rows).value(), Tensor({6, 15}));
  check_close(sum(x, std::span(rows)).value(), Tensor({6, 15}));
  CHECK(sum(x, both, true).shape() == Shape{1, 1});
  // An empty list is a list of none; without a list all of them are meant.
  check_close(sum(x, std::vector<int>()).value(), x.value());
  CHECK(sum(x, {}).item() == 21);
  check_error(
      [&] {
        sum(x, std::vector<int>{1, -1});
      },
      {"axes_test.cpp:", ": sum: axis -1 ", "given twice; name it once"});
  check_error(
      [&] { sum(x, std::vector<int>{2}); },
      {"axes_test.cpp:", "axis 2 of a value of shape (2, 3) does not exist; it has those from -2 to 1"});
  check_error([&] { sum(sum(x), std::vector<int>{0}); },
              {"axis 0 of a value of shape () does not exist; it has none"});
  const unsigned line = __LINE__ + 1;
  check_error([&] { sum(x, std::vector<int>(9)); },
              {"axes_test.cpp:" + std::to_string(line), "9 axes are too many"});
}
