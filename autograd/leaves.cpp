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

void Tape::note_reading(std::size_t leaf) {
  const Parameter& read = *nodes_[leaf].parameter;
  readings_.push_back({size_ - 1, leaf, read.version, extents(read.value)});
}

void Tape::check_parameters(const Line& line) {
  for (const Reading& reading : readings_) {
    const Node& leaf = nodes_[reading.leaf];
    const Parameter& now = *leaf.parameter;
    const Extents shape = extents(now.value);
    if (now.version != reading.version || !(shape == reading.shape))
      throw Error(line, "backward", "the parameter (", describe(leaf), ") of shape ", shape,
                  " was changed after it was read, with shape ", reading.shape, ", for (",
                  describe(nodes_[reading.by]),
                  "); call backward() before step(), and compute the loss anew after it");
    if (!(extents(now.grad) == shape))
      throw Error(line, "backward", "the parameter (", describe(leaf), ") has a value of shape ", shape,
                  " and a grad of shape ", extents(now.grad), "; zero_grad() gives it the value's");
  }
}

void Tape::check_not_walking(std::string_view operation, const Line& line) const {
  if (walking_)
    throw Error(line, operation,
                "backward is running on this tape, and walks along its values; keep what you ",
                "want in the observer, and do this when backward has returned");
}

}  // namespace focalgrad
