#include "examples/experiment/training/logistic_regression.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/operators.hpp"
#include "examples/experiment/training/lbfgs.hpp"
#include "examples/experiment/training/row_blocks.hpp"
#include "losses/cross_entropy.hpp"

namespace focalgrad::experiment {

LogisticRegression::LogisticRegression(const Dataset& train) {
  const std::size_t n = train.size(), width = train.inputs.shape()[1];
  const auto share = 1 / static_cast<Scalar>(n);
  Parameter weight{"w", Tensor(Dims{width, 1})}, bias{"b", Tensor(Dims{1})};
  RowBlocks blocks(16384);  // of one number a row
  // Over n, so that the tolerance does not depend on it.
  const auto objective = [&](const std::vector<double>& x, std::vector<double>& gradient) {
    std::transform(x.begin(), x.end() - 1, weight.value.begin(), [](double w) { return Scalar(w); });
    bias.value(0) = static_cast<Scalar>(x[width]);
    Scalar losses = 0, squares = 0;
    for (const Scalar w : weight.value) squares += w * w;
    weight.grad = weight.value * share;
    bias.grad.fill(0);
    blocks.over(train.inputs, [&](const Var& block, std::size_t first) {
      Tape& tape = blocks.tape();
      const std::size_t count = block.value().shape()[0];
      Tensor targets(Dims{count, 1});
      std::copy_n(train.labels.data() + first, count, targets.data());
      const Var logits = matmul(block, tape.parameter(weight)) + tape.parameter(bias);
      const Var sum = losses::binary_cross_entropy(logits, targets, {.reduction = losses::Reduction::sum});
      tape.backward(sum, Tensor(Dims{}, share));
      losses += sum.item();
      return true;
    });
    std::copy(weight.grad.begin(), weight.grad.end(), gradient.begin());
    gradient[width] = static_cast<double>(bias.grad(0));
    return static_cast<double>(losses / static_cast<Scalar>(n) + squares / (2 * static_cast<Scalar>(n)));
  };
  weights_ = lbfgs(objective, std::vector<double>(width + 1), sizeof(Scalar) == 8 ? 1e-9 : 1e-6);
}

std::vector<double> LogisticRegression::predict(const Tensor& inputs) const {
  const std::size_t n = inputs.shape()[0], width = weights_.size() - 1;
  std::vector<double> probabilities(n);
  for (std::size_t i = 0; i < n; ++i) {
    double z = weights_[width];
    for (std::size_t k = 0; k < width; ++k)
      z += weights_[k] * static_cast<double>(inputs.data()[i * width + k]);
    probabilities[i] = 1 / (1 + std::exp(-z));
  }
  return probabilities;
}

}  // namespace focalgrad::experiment
