// Activations as modules, for Sequential.
#pragma once

#include "autograd/operators.hpp"
#include "nn/module.hpp"

namespace focalgrad::nn {

struct Tanh : Module {
  Var forward(Var x) override { return tanh(x, line()); }
};
struct Sigmoid : Module {
  Var forward(Var x) override { return sigmoid(x, line()); }
};
struct Softplus : Module {
  Var forward(Var x) override { return softplus(x, line()); }
};
struct ReLU : Module {
  Var forward(Var x) override { return relu(x, line()); }
};
struct LeakyReLU : Module {
  explicit LeakyReLU(Scalar negative_slope = Scalar(0.01)) : slope(negative_slope) {}
  Var forward(Var x) override { return leaky_relu(x, slope, line()); }
  Scalar slope;
};
struct ELU : Module {
  explicit ELU(Scalar limit = 1) : alpha(limit) {}
  Var forward(Var x) override { return elu(x, alpha, line()); }
  Scalar alpha;
};
struct GELU : Module {
  Var forward(Var x) override { return gelu(x, line()); }
};
struct SiLU : Module {
  Var forward(Var x) override { return silu(x, line()); }
};

}  // namespace focalgrad::nn
