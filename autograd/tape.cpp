#include "autograd/tape.hpp"

#include <algorithm>

#include "autograd/parameter.hpp"

namespace focalgrad {

Node& Tape::node(const Var& var, std::string_view operation, const Line& line) {
  if (&var.tape(line, operation) != this)
    throw Error(line, operation, "its inputs are on two tapes; make them on one, or carry a value over with ",
                "tape.constant(x.value())");
  if (var.index_ >= size_ || nodes_[var.index_].stamp != var.stamp_)
    throw Error(line, operation, "a Var from before its tape was rewound; make its value anew after ",
                "rewind(), or copy it out with Tensor kept = x.value()");
  return nodes_[var.index_];
}

Node& Tape::append(const Operator* op, std::span<const Var> inputs, std::size_t differentiable,
                   const Line& line) {
  if (size_ == nodes_.size()) nodes_.emplace_back();
  Node& made = nodes_[size_++];
  made.op = op;
  made.input_count = static_cast<std::uint8_t>(inputs.size());
  made.wants_gradient = false;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    made.inputs[k] = inputs[k].index_;
    if (k < differentiable && nodes_[inputs[k].index_].wants_gradient) made.wants_gradient = true;
  }
  if (no_grad_) made.wants_gradient = false;
  made.dropped_axes = 0;
  made.layer = layer_;
  made.stamp = next_stamp_;
  made.reached = 0;
  made.parameter = nullptr;
  made.line = recording_line_.value_or(line);
  made.name.clear();
  return made;
}

Var Tape::leaf(const Extents& shape, const Scalar* data, bool wants_gradient, std::string_view name,
               const Line& line) {
  const Var made = blank(shape, name, line);
  Node& node = nodes_[made.index_];
  node.wants_gradient = wants_gradient;
  std::copy_n(data, node.own_value.size(), node.own_value.data());
  return finish(node);
}

Var Tape::blank(const Extents& shape, std::string_view name, const Line& line) {
  Node& made = append(nullptr, {}, 0, line);
  made.name = name;
  resize(made.own_value, shape);
  return var(size_ - 1);
}

Var Tape::parameter(Parameter& parameter, Line line) {
  if (!(extents(parameter.value) == extents(parameter.grad)))
    throw Error(line, "parameter", "'", parameter.name, "' has a value of shape ", extents(parameter.value),
                " and a grad of shape ", extents(parameter.grad), "; set grad = xt::zeros_like(value)");
  Node& made = append(nullptr, {}, 0, line);
  made.name = parameter.name;
  made.wants_gradient = true;
  made.parameter = &parameter;
  return finish(made);
}

bool Tape::begin_gradient(Node& node) {
  // A Parameter's gradient is begun outside: by zero_grad().
  const bool begun = node.reached == pass_ || node.parameter != nullptr;
  node.reached = pass_;
  return begun;
}

void Tape::backward(const Var& loss, Line line) {
  const Tensor& value = node(loss, "backward", line).value();
  if (value.size() != 1)
    throw Error(line, "backward", "the loss has shape ", extents(value),
                ", a scalar is wanted; reduce it (mean, sum) or pass a seed");
  const Scalar one = 1;
  walk_back(loss, &one, {}, line);
}

void Tape::backward(const Var& y, const Tensor& seed, Line line) { backward(y, seed, Pull(), line); }

void Tape::backward(const Var& y, const Tensor& seed, const Pull& pull, Line line) {
  const Extents shape = extents(node(y, "backward", line).value());
  if (!(extents(seed) == shape))
    throw Error(line, "backward", "the seed has shape ", extents(seed), ", the value ", shape,
                "; they must be equal");
  walk_back(y, seed.data(), pull, line);
}

void Tape::walk_back(const Var& y, const Scalar* seed, const Pull& pull, const Line& line) {
  Node& last = nodes_[y.index_];
  if (!last.wants_gradient)
    throw Error(line, "backward", "the loss (", describe(last), ") depends on no variable or parameter, so ",
                "there is nothing to differentiate; make the leaves with tape.variable or tape.parameter, ",
                "outside NoGrad");
  if (backward_line_)
    throw Error(line, "backward", "it already ran on this tape (", *backward_line_, "), and a second run ",
                "would add to the parameters' gradients again; rewind() before the next step, or ",
                "clear_gradients() if that is what you want");
  backward_line_ = line;
  loss_ = y.index_;
  ++pass_;
  const bool begun = begin_gradient(last);
  Tensor& gradient = last.gradient();
  resize(gradient, extents(last.value()));
  for (std::size_t i = 0; i < gradient.size(); ++i)
    gradient.data()[i] = seed[i] + (begun ? gradient.data()[i] : 0);

  for (std::size_t i = y.index_ + std::size_t(1); i-- > 0;) {
    const Node& made = nodes_[i];
    if (made.reached != pass_) continue;
    if (pull)
      pull(i);
    else
      for (std::size_t k = 0; k < made.input_count; ++k)
        if (nodes_[made.inputs[k]].wants_gradient) made.op->pull[k](*this, made);
    if (detect_anomaly_) check_gradients(made);
  }
}

void Tape::rewind() {
  size_ = 0;
  ++next_stamp_;
  backward_line_.reset();
}

Mark Tape::mark() const { return {size_, size_ == 0 ? 0 : nodes_[size_ - 1].stamp}; }

void Tape::rewind(const Mark& mark, Line line) {
  if (mark.size > size_ || (mark.size > 0 && nodes_[mark.size - 1].stamp != mark.stamp))
    throw Error(line, "rewind", "the tape was rewound beyond this mark since it was made; make a new one");
  rewind();
  size_ = mark.size;
}

std::size_t Tape::bytes() const {
  std::size_t total = nodes_.size() * sizeof(Node);
  for (const Node& each : nodes_)
    total += (each.own_value.size() + each.own_gradient.size()) * sizeof(Scalar) + each.name.capacity();
  return total;
}

std::uint16_t Tape::layer_at(std::string_view path) {
  const auto found = std::find(layers_.begin(), layers_.end(), path) - layers_.begin();
  if (found == std::ssize(layers_)) layers_.emplace_back(path);
  return static_cast<std::uint16_t>(found);
}

}  // namespace focalgrad
