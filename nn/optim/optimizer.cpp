#include "nn/optim/optimizer.hpp"

#include <algorithm>

namespace focalgrad::optim {

Optimizer::Optimizer(std::string_view name, std::vector<Parameter*> parameters, Scalar learning_rate,
                     std::size_t states, const Line& line)
    : name_(name), parameters_(std::move(parameters)), learning_rate_(learning_rate), state_(states) {
  if (parameters_.empty())
    throw Error(line, name, "there are no parameters to optimise; pass model.parameters()");
  check_range({name, line}, "learning_rate", learning_rate, above(0));
  for (std::size_t k = 0; k < parameters_.size(); ++k) {
    const Parameter* each = parameters_[k];
    if (each == nullptr) throw Error(line, name, "parameters[", k, "] is a null pointer; leave it out");
    if (std::find(parameters_.begin(), parameters_.begin() + std::ptrdiff_t(k), each) !=
        parameters_.begin() + std::ptrdiff_t(k))
      throw Error(line, name, "'", each->name, "' is in the parameters twice; a step would change it twice");
    shapes_.push_back(extents(each->value, line));
  }
  for (auto& kind : state_)
    for (const Parameter* parameter : parameters_) kind.push_back(xt::zeros_like(parameter->value));
}

void Optimizer::step(Line line) {
  for (std::size_t k = 0; k < parameters_.size(); ++k) {
    const Parameter& each = *parameters_[k];
    const Extents value = extents(each.value), grad = extents(each.grad);
    if (!(value == shapes_[k]) || !(grad == shapes_[k]))
      throw Error(line, name_, "'", each.name, "' has a value of shape ", value, " and a grad of shape ",
                  grad, "; both had shape ", shapes_[k],
                  " when the optimiser was made; make one for the new shape");
    if (each.gradient == Parameter::Gradient::stale)
      throw Error(line, name_, "the gradient of '", each.name, "' still holds what the last step used, and ",
                  "backward added to it; call zero_grad() before backward, for each step");
  }
  // #region step
  ++steps_;
  for (std::size_t k = 0; k < parameters_.size(); ++k) {
    Parameter& parameter = *parameters_[k];
    ++parameter.version;
    parameter.gradient = Parameter::Gradient::used;
    update(k, parameter.value.size(), parameter.value.data(), parameter.grad.data());
  }
  // #endregion step
}

void Optimizer::zero_grad() {
  for (Parameter* parameter : parameters_) {
    resize(parameter->grad, extents(parameter->value));
    parameter->grad.fill(0);
    parameter->gradient = Parameter::Gradient::fresh;
  }
}

void Optimizer::set_learning_rate(Scalar rate, Line line) {
  check_range({"set_learning_rate", line}, "rate", rate, at_least(0));
  learning_rate_ = rate;
}

}  // namespace focalgrad::optim
