#include "nn/optim/adam.hpp"

#include <algorithm>
#include <cmath>

namespace focalgrad::optim {

Adam::Adam(std::string_view name, std::vector<Parameter*> parameters, const AdamOptions& options,
           bool decoupled, const Line& line)
    : Optimizer(name, std::move(parameters), options.learning_rate, options.amsgrad ? 3 : 2, line),
      options_(options),
      decoupled_(decoupled) {
  const Caller caller{name, line};
  check_range(caller, "beta1", options.beta1, at_least(0).below(1));
  check_range(caller, "beta2", options.beta2, at_least(0).below(1));
  check_range(caller, "epsilon", options.epsilon, at_least(0));
  check_range(caller, "weight_decay", options.weight_decay, at_least(0));
}

// The four arrays lie apart, which lets the loop be a vector loop.
void Adam::update(std::size_t k, std::size_t n, Scalar* __restrict value, const Scalar* __restrict grad) {
  const auto [_, beta1, beta2, epsilon, decay, amsgrad] = options_;
  // [A4.5]
  const auto t = static_cast<Scalar>(steps());
  const Scalar rate = learning_rate() / (1 - std::pow(beta1, t));
  const Scalar root_correction = 1 / std::sqrt(1 - std::pow(beta2, t));
  const Scalar added_decay = decoupled_ ? 0 : decay;
  const Scalar shrink = decoupled_ ? 1 - learning_rate() * decay : 1;
  Scalar* __restrict m = state(0, k);
  Scalar* __restrict v = state(1, k);
  if (amsgrad) {
    Scalar* __restrict most = state(2, k);
    for (std::size_t i = 0; i < n; ++i) {
      const Scalar x = shrink * value[i], g = grad[i] + added_decay * x;
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * g * g;
      most[i] = std::max(most[i], v[i]);
      value[i] = x - rate * m[i] / (std::sqrt(most[i]) * root_correction + epsilon);
    }
    return;
  }
  // #region update
  for (std::size_t i = 0; i < n; ++i) {
    const Scalar x = shrink * value[i], g = grad[i] + added_decay * x;
    m[i] = beta1 * m[i] + (1 - beta1) * g;
    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
    value[i] = x - rate * m[i] / (std::sqrt(v[i]) * root_correction + epsilon);
  }
  // #endregion update
  // [/A4.5]
}

}  // namespace focalgrad::optim
