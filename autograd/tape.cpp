#include "autograd/tape.hpp"

namespace focalgrad {

// --- forward: a value is appended when it is computed ---

// #region append
Node& Tape::append(const Operator* op, std::span<const Var> inputs, std::size_t differentiable,
                   const Line& line) {
  // After a rewind the nodes are still there, with their buffers: a step of the same shapes allocates
  // nothing.
  if (size_ == nodes_.size()) nodes_.grow();
  Node& made = nodes_[size_++];
  made.clear();
  made.op = op;
  made.input_count = static_cast<std::uint8_t>(inputs.size());
  made.wants_gradient = false;
  // [A2.1]
  // A value wants a gradient when a leaf that it depends on does, so backward can leave out all others.
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    made.inputs[k] = inputs[k].index_;
    if (k < differentiable && nodes_[inputs[k].index_].wants_gradient) made.wants_gradient = true;
    if (nodes_[inputs[k].index_].parameter) note_reading(inputs[k].index_);
  }
  if (!recording.wants_gradients) made.wants_gradient = false;
  // [/A2.1]
  made.dropped_axes = 0;
  made.layer = recording.layer;
  made.stamp = place_->next_stamp;
  made.reached = 0;
  made.parameter = nullptr;
  made.line = recording.caller ? recording.caller->line : line;
  return made;
}
// #endregion append

// --- backward ---

void Tape::backward(const Var& loss, Line line) {
  start_backward(loss, nullptr, line);
  walk_back(loss.index_);
}

void Tape::backward(const Var& y, const Tensor& seed, Line line) {
  start_backward(y, &seed, line);
  walk_back(y.index_);
}

// #region walk-back
// The chain rule: the gradient of a value is the sum, over all the values computed from it, of what their
// rules send back.
void Tape::walk_back(std::size_t from) {
  const Scope walking(walking_, true);
  // [A2.4]
  // Values stand in the order they were computed, so all that were computed from value i stand after it: when
  // the walk from the end comes to i, everything that i will receive has been added up, and may be sent on.
  // Creation order is a topological order already: nothing is searched, and nothing recurses, at any depth.
  for (std::size_t i = from + 1; i-- > 0;) {
    const Node& made = nodes_[i];
    if (made.reached != pass_) continue;  // the loss does not depend on it
    for (std::size_t k = 0; k < made.input_count; ++k)
      if (nodes_[made.inputs[k]].wants_gradient) made.op->pull[k](*this, made);
    if (recording.sent) recording.sent(*this, made);
  }
  // [/A2.4]
}
// #endregion walk-back

void Tape::start_backward(const Var& y, const Tensor* seed, const Line& line) {
  check_not_walking("backward", line);
  Node& last = node(y, {"backward", line});
  const Extents shape = extents(last.value());
  if (seed == nullptr && shape.elements() != 1)
    throw Error(line, "backward", "the loss has shape ", shape,
                ", a scalar is wanted; reduce it (mean, sum) or pass a seed");
  if (seed != nullptr && !(extents(*seed) == shape))
    throw Error(line, "backward", "the seed has shape ", extents(*seed), ", the value ", shape,
                "; they must be equal");
  if (!last.wants_gradient)
    throw Error(line, "backward", "the loss (", describe(last), ") depends on no variable or parameter, so ",
                "there is nothing to differentiate; make the leaves with tape.variable or tape.parameter, ",
                "outside NoGrad");
  // [A2.2]
  if (backward_line_)
    throw Error(line, "backward", "it already ran on this tape (", *backward_line_, "), and a second run ",
                "would add to the parameters' gradients again; rewind() before the next step, or ",
                "clear_gradients() if that is what you want");
  check_parameters(y, {"backward", line});
  backward_line_ = line;
  ++pass_;
  // [/A2.2]
  const bool begun = begin_gradient(last);
  if (last.is_number()) {
    last.slope() = (seed ? *seed->data() : 1) + (begun ? last.slope() : 0);
    return;
  }
  Tensor& gradient = last.gradient();
  resize(gradient, shape);
  for (std::size_t i = 0; i < gradient.size(); ++i)
    gradient.data()[i] = (seed ? seed->data()[i] : 1) + (begun ? gradient.data()[i] : 0);
}

// #region begin-gradient
bool Tape::begin_gradient(Node& node) {
  // [A2.3]
  // A Parameter's gradient is begun outside: by zero_grad().
  const bool begun = node.reached == pass_ || node.parameter != nullptr;
  if (node.parameter && node.reached != pass_) note_adding(*node.parameter);
  node.reached = pass_;
  return begun;
  // [/A2.3]
}
// #endregion begin-gradient

}  // namespace focalgrad
