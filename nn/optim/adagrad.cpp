#include "nn/optim/adagrad.hpp"

#include <cmath>

namespace focalgrad::optim {

Adagrad::Adagrad(std::vector<Parameter*> parameters, const AdagradOptions& options, Line line)
    : Optimizer("Adagrad", std::move(parameters), options.learning_rate, 1, line), options_(options) {
  const Caller caller{"Adagrad", line};
  check_range(caller, "learning_rate_decay", options.learning_rate_decay, at_least(0));
  check_range(caller, "weight_decay", options.weight_decay, at_least(0));
  check_range(caller, "epsilon", options.epsilon, at_least(0));
}

void Adagrad::update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) {
  const auto [_, rate_decay, weight_decay, epsilon] = options_;
  const Scalar rate = learning_rate() / (1 + static_cast<Scalar>(steps() - 1) * rate_decay);
  Scalar* s = state(0, k);
  for (std::size_t i = 0; i < n; ++i) {
    const Scalar g = grad[i] + weight_decay * value[i];
    s[i] += g * g;
    value[i] -= rate * g / (std::sqrt(s[i]) + epsilon);
  }
}

}  // namespace focalgrad::optim
