#include "nn/optim/optimizer.hpp"

#include <cmath>

namespace focalgrad::optim {

Optimizer::Optimizer(std::string_view name, std::vector<Parameter*> parameters, Scalar learning_rate,
                     std::size_t states, const Line& line)
    : name_(name), parameters_(std::move(parameters)), learning_rate_(learning_rate), state_(states) {
  if (parameters_.empty())
    throw Error(line, name, "there are no parameters to optimise; pass model.parameters()");
  if (!(learning_rate > 0 && std::isfinite(learning_rate)))
    throw Error(line, name, "the learning rate is " + std::to_string(learning_rate) + "; it must be above 0");
  for (auto& kind : state_)
    for (const Parameter* parameter : parameters_) kind.push_back(xt::zeros_like(parameter->value));
}

void Optimizer::step() {
  ++steps_;
  for (std::size_t k = 0; k < parameters_.size(); ++k) {
    Parameter& parameter = *parameters_[k];
    update(k, parameter.value.size(), parameter.value.data(), parameter.grad.data());
  }
}

void Optimizer::zero_grad() {
  for (Parameter* parameter : parameters_) parameter->grad.fill(0);
}

void Optimizer::set_learning_rate(Scalar rate, Line line) {
  if (!(rate >= 0 && std::isfinite(rate)))
    throw Error(line, "set_learning_rate", "the rate is " + std::to_string(rate) + "; it must be 0 or more");
  learning_rate_ = rate;
}

void Optimizer::check_option(const Line& line, std::string_view name, std::string_view option, Scalar value,
                             Scalar low, Scalar high) {
  if (!(value >= low && value < high))
    throw Error(line, name,
                std::string(option) + " is " + std::to_string(value) + "; it must be " + std::to_string(low) +
                    " or more and below " + std::to_string(high));
}

}  // namespace focalgrad::optim
