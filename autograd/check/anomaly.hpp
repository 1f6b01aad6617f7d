// Finding where the first NaN or infinity comes from.
#pragma once

#include "autograd/recording.hpp"

namespace focalgrad {

/// While it lives, the first NaN or infinity among values and gradients throws Error: the operator, its line,
/// the element, and what it was made of.
class DetectAnomaly {
 public:
  explicit DetectAnomaly(Tape& tape);

 private:
  using Watch = void (*)(const Tape&, const Node&);
  Scope<Watch> values_, gradients_;
};

}  // namespace focalgrad
