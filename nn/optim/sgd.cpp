#include "nn/optim/sgd.hpp"

namespace focalgrad::optim {

SGD::SGD(std::vector<Parameter*> parameters, const SGDOptions& options, Line line)
    : Optimizer("SGD", std::move(parameters), options.learning_rate, options.momentum > 0 ? 1 : 0, line),
      options_(options) {
  const Caller caller{"SGD", line};
  check_range(caller, "momentum", options.momentum, at_least(0).below(1));
  check_range(caller, "dampening", options.dampening, between(0, 1));
  check_range(caller, "weight_decay", options.weight_decay, at_least(0));
  if (options.nesterov && (options.momentum == 0 || options.dampening != 0))
    throw Error(caller, "nesterov wants a momentum above 0 and a dampening of 0; they are ", options.momentum,
                " and ", options.dampening);
}

void SGD::update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) {
  const auto [_, momentum, dampening, decay, nesterov] = options_;
  const Scalar rate = learning_rate();
  // [A4.4]
  if (momentum == 0) {
    for (std::size_t i = 0; i < n; ++i) value[i] -= rate * (grad[i] + decay * value[i]);
    return;
  }
  Scalar* b = state(0, k);
  const Scalar fresh = steps() == 1 ? 1 : 1 - dampening;
  for (std::size_t i = 0; i < n; ++i) {
    const Scalar g = grad[i] + decay * value[i];
    b[i] = momentum * b[i] + fresh * g;
    value[i] -= rate * (nesterov ? g + momentum * b[i] : b[i]);
  }
  // [/A4.4]
}

}  // namespace focalgrad::optim
