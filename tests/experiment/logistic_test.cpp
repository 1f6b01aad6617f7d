#include <doctest/doctest.h>

#include <cmath>

#include "examples/experiment/training/lbfgs.hpp"
#include "examples/experiment/training/logistic_regression.hpp"
#include "tensor/random.hpp"
#include "tests/near.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::near;

TEST_CASE("L-BFGS finds the minimum of Rosenbrock's valley") {
  const std::vector<double> x = lbfgs(
      [](const std::vector<double>& at, std::vector<double>& gradient) {
        const double a = 1 - at[0], b = at[1] - at[0] * at[0];
        gradient = {-2 * a - 400 * at[0] * b, 200 * b};
        return a * a + 100 * b * b;
      },
      {-1.2, 1}, 1e-10);
  CHECK(x[0] == near(1, 1e-8));
  CHECK(x[1] == near(1, 1e-8));
}

TEST_CASE("logistic regression is at its optimum: the residuals are orthogonal, but for the penalty") {
  Generator generator(3);
  Dataset data{Tensor(Dims{80, 3}), {}, {}, {"a", "b", "c"}};
  for (std::size_t i = 0; i < 80; ++i) {
    for (std::size_t k = 0; k < 3; ++k) data.inputs(i, k) = static_cast<Scalar>(generator.normal());
    data.labels.push_back(data.inputs(i, 0) + static_cast<Scalar>(generator.normal()) > 1);
  }
  const LogisticRegression fitted(data);
  const std::vector<double> p = fitted.predict(data.inputs);
  const double allowed = sizeof(Scalar) == 8 ? 1e-6 : 1e-2;
  for (std::size_t k = 0; k < 4; ++k) {
    double slope = k < 3 ? fitted.weights()[k] : 0;
    for (std::size_t i = 0; i < 80; ++i)
      slope += (p[i] - data.labels[i]) * (k < 3 ? static_cast<double>(data.inputs(i, k)) : 1);
    CHECK(std::abs(slope) < allowed);
  }
}

TEST_CASE("where one feature separates the classes, the penalty keeps its weight finite") {
  Dataset data{Tensor(Dims{4, 1}, Scalar(1)), {0, 0, 1, 1}, {}, {"a"}};
  data.inputs(0, 0) = data.inputs(1, 0) = -1;
  const std::vector<double> w = LogisticRegression(data).weights();
  CHECK(w[0] == near(4 / (1 + std::exp(w[0])), 1e-4));  // 4σ(−w) = w
  CHECK(w[1] == near(0, 0, 1e-4));
}
