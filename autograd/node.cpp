#include "autograd/node.hpp"

#include "autograd/parameter.hpp"

namespace focalgrad {

const Tensor& Node::value() const { return parameter ? parameter->value : own_value; }

Tensor& Node::gradient() { return parameter ? parameter->grad : own_gradient; }

Extents Node::kept_shape() const {
  const Extents shape = extents(value());
  if (dropped_axes == 0) return shape;
  Extents kept;
  for (std::size_t axis = 0, next = 0; dropped_axes >> axis != 0 || next < shape.rank(); ++axis)
    kept.push_back((dropped_axes >> axis & 1) != 0 ? 1 : shape[next++]);
  return kept;
}

std::string describe(const Node& node) {
  const std::string_view kind = node.op               ? node.op->name
                                : node.parameter      ? "parameter"
                                : node.wants_gradient ? "variable"
                                                      : "constant";
  return (node.name.empty() ? "" : "'" + node.name + "', ") + std::string(kind) + ", " + to_string(node.line);
}

}  // namespace focalgrad
