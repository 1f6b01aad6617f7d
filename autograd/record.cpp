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

Extents common_shape(const Caller& caller, std::span<const Var> inputs) {
  Tape& tape = inputs[0].tape();
  Extents common = extents(tape.node(inputs[0].index()).value());
  for (const Var& each : inputs.subspan(1)) {
    const auto wider = broadcast(common, extents(tape.node(each.index()).value()));
    if (wider) {
      common = *wider;
      continue;
    }
    std::string shapes;
    for (const Var& input : inputs)
      shapes += (shapes.empty() ? "" : " and ") + to_string(extents(input)) + " (" +
                describe(tape.node(input.index())) + ")";
    throw Error(tape.called(caller), "shapes do not broadcast: ", shapes,
                "; aligned at the last axis, sizes must be equal or 1");
  }
  return common;
}

void check_rule(const Node& node, const Node& input, const Extents& given) {
  if (!stretches_to(extents(input.value()), given))
    throw Error(node.line, node.op->name, "its rule gives a gradient of shape ", given, " for (",
                describe(input), ") of shape ", extents(input.value()), "; they must be equal");
}

}  // namespace focalgrad
