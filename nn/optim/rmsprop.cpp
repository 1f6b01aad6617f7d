#include "nn/optim/rmsprop.hpp"

#include <cmath>

namespace focalgrad::optim {

RMSProp::RMSProp(std::vector<Parameter*> parameters, const RMSPropOptions& options, Line line)
    : Optimizer("RMSProp", std::move(parameters), options.learning_rate, 3, line), options_(options) {
  check_option(line, "RMSProp", "decay", options.decay, 0, 1);
  check_option(line, "RMSProp", "epsilon", options.epsilon, 0, Scalar(1e30));
  check_option(line, "RMSProp", "weight_decay", options.weight_decay, 0, Scalar(1e30));
  check_option(line, "RMSProp", "momentum", options.momentum, 0, 1);
}

void RMSProp::update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) {
  const auto [_, decay, epsilon, weight_decay, momentum, centered] = options_;
  const Scalar rate = learning_rate();
  Scalar *v = state(0, k), *a = state(1, k), *b = state(2, k);
  for (std::size_t i = 0; i < n; ++i) {
    const Scalar g = grad[i] + weight_decay * value[i];
    v[i] = decay * v[i] + (1 - decay) * g * g;
    a[i] = decay * a[i] + (1 - decay) * g;
    b[i] = momentum * b[i] + g / (std::sqrt(centered ? v[i] - a[i] * a[i] : v[i]) + epsilon);
    value[i] -= rate * b[i];
  }
}

}  // namespace focalgrad::optim
