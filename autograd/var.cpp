#include "autograd/tape.hpp"

namespace focalgrad {

void Var::refuse(const Line& line, std::string_view operation) const {
  if (place_ == nullptr) throw Error(line, operation, "an empty Var; make one with tape.variable(value)");
  throw Error(line, operation, "a Var whose tape is gone; let the tape live as long, or copy the value out ",
              "with Tensor kept = x.value()");
}

// #region node
void Tape::refuse(const Var& var, const Caller& caller) const {
  if (&var.tape(caller.line, caller.operation) != this)
    throw Error(called(caller), "a Var of another tape; make all on one, or carry its value over with ",
                "tape.constant(x.value())");
  throw Error(called(caller),
              "a Var from before its tape was rewound; make its value anew after rewind(), or copy ",
              "it out with Tensor kept = x.value()");
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
  const Node& node = tape(line, "item").node(*this, {"item", line});
  if (!node.is_number() && node.value().size() != 1)
    throw Error(line, "item", "the value has shape ", extents(node.value()), "; it must have one element");
  return node.item();
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
    resize(node.gradient(), extents(node.value()));
    node.gradient().fill(0);
  }
  return node.gradient();
}

Var& Var::name(std::string_view text, Line line) {
  tape(line, "name").node(*this, {"name", line}).name(text);
  return *this;
}

Var Operand::constant_beside(const Operand& other, std::string_view operation) const {
  if (other.var_ == nullptr) throw Error(line_, operation, "both sides are numbers; one must be a Var");
  return other.var_->tape(line_, operation).constant(number_, {}, line_);
}

}  // namespace focalgrad
