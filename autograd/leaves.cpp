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

Var Tape::data(const Tensor& value, std::string_view name, Line line) {
  static_cast<void>(extents(value, line));  // refuses too many axes
  Node& made = append(nullptr, {}, 0, line);
  made.name(name);
  made.stands_at(value);
  return finish(made);
}

Var Tape::leaf(const Extents& shape, const Scalar* data, bool wants_gradient, std::string_view name,
               const Line& line) {
  Node& made = append(nullptr, {}, 0, line);
  made.name(name);
  made.wants_gradient = wants_gradient;
  if (shape.rank() == 0) {
    made.number(*data);
  } else {
    resize(made.tensor(), shape);
    std::copy_n(data, made.tensor().size(), made.tensor().data());
  }
  return finish(made);
}

Var Tape::blank(const Extents& shape, std::string_view name, const Line& line) {
  Node& made = append(nullptr, {}, 0, line);
  made.name(name);
  resize(made.tensor(), shape);
  return var(size_ - 1);
}

Var Tape::parameter(Parameter& parameter, Line line) {
  if (!(extents(parameter.value, line) == extents(parameter.grad, line)))
    throw Error(line, "parameter", "'", parameter.name, "' has a value of shape ", extents(parameter.value),
                " and a grad of shape ", extents(parameter.grad), "; set grad = xt::zeros_like(value)");
  Node& made = append(nullptr, {}, 0, line);
  made.name(parameter.name);
  made.wants_gradient = true;
  made.parameter = &parameter;
  made.stands_at(parameter.value, parameter.grad);
  return finish(made);
}

// #region note-reading
void Tape::note_reading(std::size_t leaf) {
  const Parameter& read = *nodes_[leaf].parameter;
  readings_.push_back({size_ - 1, leaf, read.version, extents(read.value)});
}
// #endregion note-reading

// #region check-parameters
void Tape::check_parameters(const Var& y, const Caller& caller) const {
  for (const Reading& reading : readings_) {
    const Node& leaf = nodes_[reading.leaf];
    const Parameter& now = *leaf.parameter;
    const Extents shape = extents(now.value);
    const bool changed = now.version != reading.version || !(shape == reading.shape);
    if ((!changed && extents(now.grad) == shape) || !depends(y.index_, reading.by)) continue;
    if (changed)
      throw Error(caller, "the parameter (", describe(leaf), ") of shape ", shape,
                  " was changed after it was read, with shape ", reading.shape, ", for (",
                  describe(nodes_[reading.by]),
                  "); call backward() before step(), and compute the loss anew after it");
    throw Error(caller, "the parameter (", describe(leaf), ") has a value of shape ", shape,
                " and a grad of shape ", extents(now.grad), "; zero_grad() gives it the value's");
  }
}
// #endregion check-parameters

bool Tape::depends(std::size_t y, std::size_t on) const {
  std::vector<char> reached(y + 1, 0);
  reached[y] = 1;
  for (std::size_t i = y; i > on; --i)
    for (std::size_t k = 0; reached[i] && k < nodes_[i].input_count; ++k)
      if (nodes_[nodes_[i].inputs[k]].wants_gradient) reached[nodes_[i].inputs[k]] = 1;
  return on <= y && reached[on];
}

// Zeros put into grad by hand are as good as zero_grad()'s.
void Tape::note_adding(Parameter& to) {
  using enum Parameter::Gradient;
  if (to.gradient != used) return;
  to.gradient = std::all_of(to.grad.begin(), to.grad.end(), [](Scalar g) { return g == 0; }) ? fresh : stale;
}

void Tape::check_not_walking(std::string_view operation, const Line& line) const {
  if (walking_)
    throw Error(line, operation,
                "backward is running on this tape, and walks along its values; keep what you ",
                "want in the observer, and do this when backward has returned");
}

}  // namespace focalgrad
