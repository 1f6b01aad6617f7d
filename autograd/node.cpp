#include "autograd/node.hpp"

namespace focalgrad {

std::string describe(const Node& node) {
  const std::string name = node.name();
  const std::string_view kind = node.op               ? node.op->name
                                : node.parameter      ? "parameter"
                                : node.wants_gradient ? "variable"
                                                      : "constant";
  return (name.empty() ? "" : "'" + name + "', ") + std::string(kind) + ", " + to_string(node.line);
}

}  // namespace focalgrad
