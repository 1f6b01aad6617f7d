#include "nn/optim/rmsprop.hpp"

#include <cmath>

namespace focalgrad::optim {

RMSProp::RMSProp(std::vector<Parameter*> parameters, const RMSPropOptions& options, Line line)
    : Optimizer("RMSProp", std::move(parameters), options.learning_rate, 3, line), options_(options) {
  const Caller caller{"RMSProp", line};
  check_range(caller, "decay", options.decay, at_least(0).below(1));
  check_range(caller, "epsilon", options.epsilon, at_least(0));
  check_range(caller, "weight_decay", options.weight_decay, at_least(0));
  check_range(caller, "momentum", options.momentum, at_least(0).below(1));
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
