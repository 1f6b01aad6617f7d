#include "autograd/tape.hpp"

namespace focalgrad {

Tape& Var::tape(Line line, std::string_view operation) const {
  if (place_ == nullptr) throw Error(line, operation, "an empty Var; make one with tape.variable(value)");
  if (place_->tape == nullptr)
    throw Error(line, operation,
                "a Var whose tape is gone; let the tape live as long, or copy the value out ",
                "with Tensor kept = x.value()");
  return *place_->tape;
}

// #region node
Node& Tape::node(const Var& var, const Caller& caller) {
  if (&var.tape(caller.line, caller.operation) != this)
    throw Error(called(caller), "a Var of another tape; make all on one, or carry its value over with ",
                "tape.constant(x.value())");
  if (var.index_ >= size_ || nodes_[var.index_].stamp != var.stamp_)
    throw Error(called(caller),
                "a Var from before its tape was rewound; make its value anew after rewind(), or copy ",
                "it out with Tensor kept = x.value()");
  return nodes_[var.index_];
}
// #endregion node

Caller Var::called(std::string_view operation, const Line& line) const {
  return tape(line, operation).called({operation, line});
}

const Tensor& Var::value(Line line) const { return tape(line, "value").node(*this, {"value", line}).value(); }

Shape Var::shape(Line line) const {
  const auto& sizes = tape(line, "shape").node(*this, {"shape", line}).value().shape();
  return Shape(sizes.begin(), sizes.end());
}

Scalar Var::item(Line line) const {
  const Tensor& all = tape(line, "item").node(*this, {"item", line}).value();
  if (all.size() != 1)
    throw Error(line, "item", "the value has shape ", extents(all), "; it must have one element");
  return *all.data();
}

const Tensor& Var::grad(Line line) const {
  Tape& on = tape(line, "grad");
  Node& node = on.node(*this, {"grad", line});
  if (!node.wants_gradient)
    throw Error(line, "grad", "(", describe(node), ") is a constant: no gradient flows to it; make it with ",
                "tape.variable, outside NoGrad and detach");
  if (!on.backward_line())
    throw Error(line, "grad", "(", describe(node), ") has none yet; call tape.backward(loss) first");
  if (!on.has_gradient(index_) && node.parameter == nullptr) {  // a Parameter's is begun by zero_grad()
    resize(node.own_gradient, extents(node.value()));
    node.own_gradient.fill(0);
  }
  return node.gradient();
}

Var& Var::name(std::string_view text, Line line) {
  tape(line, "name").node(*this, {"name", line}).name = text;
  return *this;
}

Var Operand::beside(const Operand& other, std::string_view operation) const {
  if (!is_number_) return var_.tape(line_, operation), var_;
  if (other.is_number_) throw Error(line_, operation, "both sides are numbers; one must be a Var");
  return other.var_.tape(line_, operation).constant(number_, {}, line_);
}

}  // namespace focalgrad
