// Adam and AdamW: steps of a mean gradient over its root mean square.
#pragma once

#include "nn/optim/optimizer.hpp"

namespace focalgrad::optim {

/// The options of PyTorch's Adam, with its defaults.
struct AdamOptions {
  Scalar learning_rate = Scalar(1e-3);
  Scalar beta1 = Scalar(0.9);
  Scalar beta2 = Scalar(0.999);
  Scalar epsilon = Scalar(1e-8);
  Scalar weight_decay = 0;
  bool amsgrad = false;
};

/// Adam (Kingma and Ba 2015), as PyTorch's; t is the number of the step, from 1:
///   g = grad + weight_decay·value
///   m = β₁m + (1 − β₁)g
///   v = β₂v + (1 − β₂)g²
///   value −= learning_rate · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
/// With amsgrad the largest v so far stands in the last line (Reddi et al. 2018).
/// Throws Error: learning_rate ≤ 0; a beta outside [0, 1); epsilon or weight_decay < 0.
class Adam : public Optimizer {
 public:
  explicit Adam(std::vector<Parameter*> parameters, const AdamOptions& options = {}, Line line = {})
      : Adam("Adam", std::move(parameters), options, false, line) {}

 protected:
  Adam(std::string_view name, std::vector<Parameter*> parameters, const AdamOptions& options, bool decoupled,
       const Line& line);

 private:
  void update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) override;
  AdamOptions options_;
  bool decoupled_;
};

/// The options of PyTorch's AdamW, with its defaults.
struct AdamWOptions {
  Scalar learning_rate = Scalar(1e-3);
  Scalar beta1 = Scalar(0.9);
  Scalar beta2 = Scalar(0.999);
  Scalar epsilon = Scalar(1e-8);
  Scalar weight_decay = Scalar(1e-2);
  bool amsgrad = false;
};

/// Adam with the weight decay outside (Loshchilov and Hutter 2019): before Adam's step, whose g is then grad,
///   value −= learning_rate·weight_decay·value
/// Throws Error: as Adam.
class AdamW : public Adam {
 public:
  explicit AdamW(std::vector<Parameter*> parameters, const AdamWOptions& options = {}, Line line = {})
      : Adam("AdamW", std::move(parameters),
             {options.learning_rate, options.beta1, options.beta2, options.epsilon, options.weight_decay,
              options.amsgrad},
             true, line) {}
};

}  // namespace focalgrad::optim
