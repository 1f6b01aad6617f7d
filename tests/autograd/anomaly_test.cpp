#include <doctest/doctest.h>

#include "autograd/check/anomaly.hpp"
#include "autograd/operators.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_error;

TEST_CASE("in anomaly mode the first value that is not finite is named with its line and its inputs") {
  Tape tape;
  const Var p = tape.variable(Tensor({0.5, 0.0, 0.25}), "p");
  CHECK(log(p).value()(1) == -std::numeric_limits<Scalar>::infinity());  // without, it goes on
  const DetectAnomaly guard(tape);
  check_error([&] { log(p); }, {"anomaly_test.cpp:", "anomaly: element 1 of its value is -inf",
                                "(log, anomaly_test.cpp:", "input 0  'p', variable", ": 0 there"});
  check_error([&] { tape.constant(std::nan(""), "data"); },
              {"anomaly: its value is nan", "'data', constant"});
}

TEST_CASE("in anomaly mode the first gradient that is not finite is named with its rule") {
  Tape tape;
  const Var x = tape.variable(Tensor({4.0, 0.0}), "x");
  const Var loss = sum(sqrt(x));
  const DetectAnomaly guard(tape);
  check_error([&] { tape.backward(loss); },
              {"anomaly: element 1 of the gradient that its rule gives ('x', variable", "is inf",
               "(sqrt, anomaly_test.cpp:", "dx = g / (2 * y)", "input 0  'x'", ": 0 there",
               "gradient  1 arrives there"});
}
