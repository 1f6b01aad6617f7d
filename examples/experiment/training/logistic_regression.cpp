#include "examples/experiment/training/logistic_regression.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "examples/experiment/training/lbfgs.hpp"
#include "losses/cross_entropy.hpp"

namespace focalgrad::experiment {

LogisticRegression::LogisticRegression(const Dataset& train) {
  const std::size_t n = train.size(), width = train.inputs.shape()[1];
  Tensor targets(Dims{n, 1});
  std::copy(train.labels.begin(), train.labels.end(), targets.data());
  Tape tape;
  // Over n, so that the tolerance does not depend on it.
  const auto objective = [&](const std::vector<double>& x, std::vector<double>& gradient) {
    tape.rewind();
    Tensor w(Dims{width, 1}), b(Dims{1}, static_cast<Scalar>(x[width]));
    for (std::size_t k = 0; k < width; ++k) w(k, 0) = static_cast<Scalar>(x[k]);
    const Var weight = tape.variable(w, "w"), bias = tape.variable(b, "b");
    const Var logits = matmul(tape.constant(train.inputs, "inputs"), weight) + bias;
    const Var loss =
        losses::binary_cross_entropy(logits, targets) + sum(weight * weight) / (2 * static_cast<Scalar>(n));
    tape.backward(loss);
    for (std::size_t k = 0; k < width; ++k) gradient[k] = static_cast<double>(weight.grad()(k, 0));
    gradient[width] = static_cast<double>(bias.grad()(0));
    return static_cast<double>(loss.item());
  };
  weights_ = lbfgs(objective, std::vector<double>(width + 1), sizeof(Scalar) == 8 ? 1e-9 : 1e-6);
}

std::vector<double> LogisticRegression::predict(const Tensor& inputs) const {
  const std::size_t n = inputs.shape()[0], width = weights_.size() - 1;
  std::vector<double> probabilities(n);
  for (std::size_t i = 0; i < n; ++i) {
    double z = weights_[width];
    for (std::size_t k = 0; k < width; ++k) z += weights_[k] * static_cast<double>(inputs(i, k));
    probabilities[i] = 1 / (1 + std::exp(-z));
  }
  return probabilities;
}

}  // namespace focalgrad::experiment
