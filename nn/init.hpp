// Initialisations, by their usual names.
#pragma once

#include <functional>

#include "tensor/error.hpp"
#include "tensor/random.hpp"

namespace focalgrad::nn {

/// Makes the weight of a linear layer.
/// weight [in, out]
using Init = std::function<Tensor(std::size_t in, std::size_t out, Generator&)>;

namespace init {

/// U(±1/√in): the default of Linear, as PyTorch's (kaiming_uniform with a = √5 comes to this).
Tensor fan_in_uniform(std::size_t in, std::size_t out, Generator& generator);
/// Of variance 2/(in + out), uniform and normal: Glorot and Bengio 2010, for tanh and sigmoid.
Tensor xavier_uniform(std::size_t in, std::size_t out, Generator& generator);
Tensor xavier_normal(std::size_t in, std::size_t out, Generator& generator);
/// U(±√(6/in)), and N(0, 2/in): He et al. 2015, for ReLU.
Tensor kaiming_uniform(std::size_t in, std::size_t out, Generator& generator);
Tensor kaiming_normal(std::size_t in, std::size_t out, Generator& generator);
/// N(0, 1/in): LeCun et al. 1998.
Tensor lecun_normal(std::size_t in, std::size_t out, Generator& generator);
/// 0 everywhere.
Tensor zeros(std::size_t in, std::size_t out, Generator& generator);

/// The bias at which a model that knows nothing else gives every example the probability π of being positive.
/// Lin et al. 2017, section 4.1.
///   sigmoid(bias) = π
/// Throws Error: π outside (0, 1).
Scalar prior_bias(double prior, Line line = {});

}  // namespace init
}  // namespace focalgrad::nn
