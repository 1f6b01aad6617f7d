// Dropout: noise in training against overfitting.
#pragma once

#include "nn/module.hpp"
#include "tensor/random.hpp"

namespace focalgrad::nn {

/// In training each element is 0 with the given probability, and otherwise divided by 1 − probability, so
/// that its mean stays (Srivastava et al. 2014).  After eval() it changes nothing.  The generator must
/// outlive it.
///   y = x·mask / (1 − probability)
/// x any shape -> the same shape
/// Throws Error: a probability outside [0, 1).
class Dropout : public Module {
 public:
  Dropout(double probability, Generator& generator, Line line = {});
  Var forward(Var x) override;

 private:
  double probability_;
  Generator* generator_;
};

}  // namespace focalgrad::nn
