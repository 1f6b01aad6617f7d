// Activations as modules, for Sequential: the operators of these names (autograd/operators.hpp).
#pragma once

#include "autograd/operators.hpp"
#include "nn/module.hpp"

namespace focalgrad::nn {

/// tanh(x).
struct Tanh : Module {
  Var forward(Var x) override { return tanh(x, line()); }
};
/// 1 / (1 + exp(−x)).
struct Sigmoid : Module {
  Var forward(Var x) override { return sigmoid(x, line()); }
};
/// log(1 + exp(x)).
struct Softplus : Module {
  Var forward(Var x) override { return softplus(x, line()); }
};
/// max(x, 0).
struct ReLU : Module {
  Var forward(Var x) override { return relu(x, line()); }
};
/// x above 0, slope·x elsewhere.
struct LeakyReLU : Module {
  explicit LeakyReLU(Scalar negative_slope = Scalar(0.01)) : slope(negative_slope) {}
  Var forward(Var x) override { return leaky_relu(x, slope, line()); }
  Scalar slope;
};
/// x above 0, alpha·(exp(x) − 1) elsewhere.
struct ELU : Module {
  explicit ELU(Scalar limit = 1) : alpha(limit) {}
  Var forward(Var x) override { return elu(x, alpha, line()); }
  Scalar alpha;
};
/// x·Φ(x), Φ the normal distribution function.
struct GELU : Module {
  Var forward(Var x) override { return gelu(x, line()); }
};
/// x·sigmoid(x).
struct SiLU : Module {
  Var forward(Var x) override { return silu(x, line()); }
};

}  // namespace focalgrad::nn
