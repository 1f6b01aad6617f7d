// Parameter: what training changes.
#pragma once

#include <cstdint>
#include <string>

#include "tensor/tensor.hpp"

namespace focalgrad {

// #region parameter
/// A named tensor and its gradient.  It lives outside the tape: Tape::parameter() reads it in place,
/// backward() adds to grad, an optimiser changes value.  Who changes value counts `version` up, as optimisers
/// and load() do: backward() then refuses a loss that was computed from the value before.
struct Parameter {
  std::string name;
  Tensor value;
  Tensor grad = xt::zeros_like(value);
  std::uint64_t version = 0;
  /// What grad holds: what backward added since zero_grad(); that, and a step has used it; that, and backward
  /// has added to it since.  A step refuses the last.
  enum class Gradient : std::uint8_t { fresh, used, stale } gradient = Gradient::fresh;
};
// #endregion parameter

namespace nn {
using focalgrad::Parameter;
}

}  // namespace focalgrad
