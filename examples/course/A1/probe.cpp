#include "course/probe.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  probe::Calls calls;
  probe::add(calls, "exp", [](auto& x) { return exp(x[0]); });
  probe::add(calls, "divide", [](auto& x) { return x[0] / x[1]; });
  probe::add(calls, "relu", [](auto& x) { return relu(x[0]); });
  probe::add(calls, "relu_times_x", [](auto& x) { return relu(x[0]) * x[0]; });
  probe::add(calls, "sigmoid", [](auto& x) { return sigmoid(x[0]); });
  probe::add(calls, "matmul", [](auto& x) { return matmul(x[0], x[1]); });
  probe::add(calls, "linear", [](auto& x) { return linear(x[0], x[1], x[2]); });
  probe::add(calls, "mean", [](auto& x) { return mean(x[0]); });
  probe::add(calls, "mean_over_rows", [](auto& x) { return mean(x[0], {0}); });
  probe::add(calls, "mean_of_each_row", [](auto& x) { return mean(x[0], {-1}, true); });
  // The rule of a mean is the same everywhere: only a function of it has a second derivative.
  probe::add(calls, "mean_squared", [](auto& x) {
    const Var m = mean(x[0], {0});
    return m * m;
  });
  probe::add(calls, "logsumexp", [](auto& x) { return logsumexp(x[0]); });
  probe::add(calls, "logsumexp_of_each_row", [](auto& x) { return logsumexp(x[0], {-1}); });
  probe::add(calls, "logsumexp_kept", [](auto& x) { return logsumexp(x[0], {0}, true); });
  // The derivatives of logsumexp sum to 1, so that of their sum says nothing; of squares they do not.
  probe::add(calls, "logsumexp_of_squares", [](auto& x) { return logsumexp(x[0] * x[0], {-1}); });
  return probe::answer(argc, argv, calls);
}
