#include "examples/experiment/text/figure.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace focalgrad::experiment;

TEST_CASE("numbers are written as a person writes them") {
  CHECK(fixed(0.7060, 4) == "0.7060");
  CHECK(fixed(-0.0021, 4) == "−0.0021");
  CHECK(fixed(-0.00001, 4, true) == "0.0000");
  CHECK(fixed(0.5, 1, true) == "+0.5");
  CHECK(fixed(-std::nan(""), 3) == "–");
  CHECK(three_figures(486.2) == "486");
  CHECK(three_figures(9.71234) == "9.71");
  CHECK(three_figures(0.00086) == "8.6e-4");
  CHECK(three_figures(3.2e10) == "3.2e10");
  CHECK(three_figures(0) == "0");
  CHECK(three_figures(-std::nan("")) == "–");
}

TEST_CASE("a mean has the decimals that its interval wants") {
  CHECK(with_half(-0.0021, 0.0092, 4, true) == "−0.0021 ±0.0092");
  CHECK(with_half(0.000131, 0.000092, 4, true) == "+0.00013 ±0.00009");
  CHECK(with_half(0.003, 0.0004, 3, true, " ± ") == "+0.0030 ± 0.0004");
  CHECK(with_half(-1e-6, 0.4, 4, true) == "0.0000 ±0.4000");
  CHECK(with_half(0, 0, 4, true) == "0");
  CHECK(with_half(0.3, 2e-17, 4) == "0.3000 ±0");
  CHECK(with_half(0.25, std::nan(""), 4) == "0.2500");
  CHECK(with_half(std::nan(""), std::nan(""), 4) == "–");
}
