// Rows that are the same to a model.
#pragma once

#include <vector>

#include "tensor/tensor.hpp"

namespace focalgrad::experiment {

/// For each row the first that has the same values.  inputs: [n, features].
std::vector<std::size_t> first_equal_rows(const Tensor& inputs);

}  // namespace focalgrad::experiment
