// Writes a few cases of every operator as JSON, one a line, for formulas.py: the formula's text, the inputs,
// the arriving gradient, the value and the gradients that the library computes.

#include <iostream>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tests/autograd/operator_table.hpp"

using namespace focalgrad;
using nlohmann::json;

namespace {

json to_json(const Tensor& t, const Extents& shape) {
  return {{"shape", std::vector<std::size_t>(shape.begin(), shape.end())},
          {"data", std::vector<Scalar>(t.begin(), t.end())}};
}

}  // namespace

int main() {
  Generator generator(7);
  for (const auto& row : tests::operator_table())
    for (int trial = 0; trial < 5; ++trial) {
      Tape tape;
      std::vector<Var> variables;
      for (const Tensor& each : tests::inputs_of(row, generator)) variables.push_back(tape.variable(each));
      row.call(variables);
      std::size_t at = tape.size() - 1;
      while (tape.node(at).op == nullptr || tape.node(at).op->name != row.name) --at;
      const Node& node = tape.node(at);
      const Var y = tape.var(at);
      const Tensor g = uniform(y.shape(), 0.5, 1.5, generator);
      if (row.has_gradient) tape.backward(y, g);

      json line = {{"name", row.name},
                   {"formula", node.op->formula},
                   {"options", row.options},
                   {"g", to_json(g, node.kept_shape())},
                   {"y", to_json(y.value(), node.kept_shape())}};
      for (std::size_t k = 0; k < node.input_count; ++k) {
        const Node& input = tape.node(node.inputs[k]);
        line["inputs"][row.names[k]] = to_json(input.value(), extents(input.value()));
        if (row.has_gradient && input.reached > 0)
          line["gradients"]["d" + row.names[k]] = to_json(input.gradient(), extents(input.value()));
      }
      std::cout << line.dump() << "\n";
    }
}
