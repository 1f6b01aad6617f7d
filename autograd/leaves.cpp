#include <algorithm>

#include "autograd/tape.hpp"

namespace focalgrad {

Var Tape::constant(const Tensor& value, std::string_view name, Line line) {
  return leaf(extents(value, line), value.data(), false, name, line);
}

Var Tape::constant(Scalar value, std::string_view name, Line line) {
  return leaf({}, &value, false, name, line);
}

Var Tape::variable(const Tensor& value, std::string_view name, Line line) {
  return leaf(extents(value, line), value.data(), true, name, line);
}

Var Tape::variable(Scalar value, std::string_view name, Line line) {
  return leaf({}, &value, true, name, line);
}

Var Tape::leaf(const Extents& shape, const Scalar* data, bool wants_gradient, std::string_view name,
               const Line& line) {
  Node& made = nodes_[blank(shape, name, line).index_];
  made.wants_gradient = wants_gradient;
  std::copy_n(data, made.own_value.size(), made.own_value.data());
  return finish(made);
}

Var Tape::blank(const Extents& shape, std::string_view name, const Line& line) {
  Node& made = append(nullptr, {}, 0, line);
  made.name = name;
  resize(made.own_value, shape);
  return var(size_ - 1);
}

Var Tape::parameter(Parameter& parameter, Line line) {
  if (!(extents(parameter.value, line) == extents(parameter.grad, line)))
    throw Error(line, "parameter", "'", parameter.name, "' has a value of shape ", extents(parameter.value),
                " and a grad of shape ", extents(parameter.grad), "; set grad = xt::zeros_like(value)");
  Node& made = append(nullptr, {}, 0, line);
  made.name = parameter.name;
  made.wants_gradient = true;
  made.parameter = &parameter;
  return finish(made);
}

}  // namespace focalgrad
