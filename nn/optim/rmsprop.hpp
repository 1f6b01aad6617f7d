// RMSProp: steps over the root of a moving mean square.
#pragma once

#include "nn/optim/optimizer.hpp"

namespace focalgrad::optim {

/// The options of PyTorch's RMSprop, with its defaults.
struct RMSPropOptions {
  Scalar learning_rate = Scalar(1e-2);
  Scalar decay = Scalar(0.99);  ///< of the mean square (PyTorch's alpha)
  Scalar epsilon = Scalar(1e-8);
  Scalar weight_decay = 0;
  Scalar momentum = 0;
  bool centered = false;
};

/// RMSProp (Hinton 2012, lecture 6e), as PyTorch's:
///   g = grad + weight_decay·value
///   v = decay·v + (1 − decay)g²
///   a = decay·a + (1 − decay)g
///   b = momentum·b + g/(√v + ε),  centered: momentum·b + g/(√(v − a²) + ε)
///   value −= learning_rate·b
/// Throws Error: learning_rate ≤ 0; decay or momentum outside [0, 1); another option < 0.
class RMSProp : public Optimizer {
 public:
  explicit RMSProp(std::vector<Parameter*> parameters, const RMSPropOptions& options = {}, Line line = {});

 private:
  void update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) override;
  RMSPropOptions options_;
};

}  // namespace focalgrad::optim
