// Clipping gradients by their norm.
#pragma once

#include <vector>

#include "autograd/parameter.hpp"
#include "tensor/error.hpp"

namespace focalgrad::optim {

/// Scales all gradients when their common Euclidean norm is above max_norm, as PyTorch does; gives the norm
/// before.
///   grad *= max_norm/(norm + 1e-6)
/// Throws Error: max_norm ≤ 0; the norm is not finite.
Scalar clip_grad_norm(const std::vector<Parameter*>& parameters, Scalar max_norm, Line line = {});

}  // namespace focalgrad::optim
