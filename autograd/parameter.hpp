// Parameter: what training changes.
#pragma once

#include <string>

#include "tensor/tensor.hpp"

namespace focalgrad {

/// A named tensor and its gradient.  It lives outside the tape: Tape::parameter() reads it in place,
/// backward() adds to grad, an optimiser changes value.
struct Parameter {
  std::string name;
  Tensor value;
  Tensor grad = xt::zeros_like(value);
};

namespace nn {
using focalgrad::Parameter;
}

}  // namespace focalgrad
