// SGD: stochastic gradient descent, with momentum.
#pragma once

#include "nn/optim/optimizer.hpp"

namespace focalgrad::optim {

/// The options of PyTorch's SGD, with its defaults.
struct SGDOptions {
  Scalar learning_rate = Scalar(1e-3);
  Scalar momentum = 0;
  Scalar dampening = 0;
  Scalar weight_decay = 0;
  bool nesterov = false;
};

/// Stochastic gradient descent, as PyTorch's:
///   g = grad + weight_decay·value
///   b = momentum·b + (1 − dampening)·g,  in the first step g
///   value −= learning_rate·b,  with nesterov learning_rate·(g + momentum·b)
/// Throws Error: learning_rate ≤ 0; momentum outside [0, 1); dampening outside [0, 1]; weight_decay < 0;
/// nesterov without momentum or with dampening.
class SGD : public Optimizer {
 public:
  explicit SGD(std::vector<Parameter*> parameters, const SGDOptions& options = {}, Line line = {});

 private:
  void update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) override;
  SGDOptions options_;
};

}  // namespace focalgrad::optim
