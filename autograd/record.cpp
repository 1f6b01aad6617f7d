#include "autograd/record.hpp"

#include <algorithm>

namespace focalgrad {

namespace {

std::vector<const Operator*>& table() {
  static std::vector<const Operator*> all;
  return all;
}

}  // namespace

bool enter(const Operator& op) {
  auto& all = table();
  const auto before = [](const Operator* a, const Operator* b) { return a->name < b->name; };
  all.insert(std::upper_bound(all.begin(), all.end(), &op, before), &op);
  return true;
}

std::span<const Operator* const> operators() { return table(); }

Extents common_shape(std::string_view operation, const Line& line, std::span<const Var> inputs) {
  Tape& tape = inputs[0].tape();
  Extents common = extents(tape.node(inputs[0].index()).value());
  for (const Var& each : inputs.subspan(1)) {
    const auto wider = broadcast(common, extents(tape.node(each.index()).value()));
    if (wider) {
      common = *wider;
      continue;
    }
    std::string what = "shapes do not broadcast: ";
    for (const Var& input : inputs) {
      const Node& node = tape.node(input.index());
      what += (&input == inputs.data() ? "" : " and ") + to_string(extents(node.value())) + " (" +
              describe(node) + ")";
    }
    throw Error(line, operation, what + "; aligned at the last axis, sizes must be equal or 1");
  }
  return common;
}

}  // namespace focalgrad
