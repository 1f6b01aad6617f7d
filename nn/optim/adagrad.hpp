// Adagrad: steps that shrink with all the gradients so far.
#pragma once

#include "nn/optim/optimizer.hpp"

namespace focalgrad::optim {

/// The options of PyTorch's Adagrad, with its defaults.
struct AdagradOptions {
  Scalar learning_rate = Scalar(1e-2);
  Scalar learning_rate_decay = 0;
  Scalar weight_decay = 0;
  Scalar epsilon = Scalar(1e-10);
};

/// Adagrad (Duchi et al. 2011), as PyTorch's; t is the number of the step, from 1:
///   g = grad + weight_decay·value
///   s += g²
///   value −= learning_rate/(1 + (t − 1)·learning_rate_decay) · g/(√s + ε)
/// Throws Error: learning_rate ≤ 0; another option < 0.
class Adagrad : public Optimizer {
 public:
  explicit Adagrad(std::vector<Parameter*> parameters, const AdagradOptions& options = {}, Line line = {});

 private:
  void update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) override;
  AdagradOptions options_;
};

}  // namespace focalgrad::optim
