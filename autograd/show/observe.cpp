// Backward one node at a time.
#include <ostream>
#include <vector>

#include "autograd/show/show.hpp"

namespace focalgrad {

Tensor Tape::part(const Node& made, std::size_t k) {
  Node& input = nodes_[made.inputs[k]];
  const Tensor before = input.gradient();
  const std::uint64_t reached = input.reached;
  input.gradient() = xt::zeros_like(input.value());
  input.reached = pass_;
  made.op->pull[k](*this, made);
  const Tensor alone = input.gradient();
  input.gradient() = before;
  input.reached = reached;
  return alone;
}

void Tape::send(const Node& made, std::size_t k, const Tensor& part) {
  Node& input = nodes_[made.inputs[k]];
  if (begin_gradient(input))
    input.gradient() += part;
  else
    input.gradient() = part;
}

void Tape::backward(const Var& loss, const BackwardObserver& observer, Line line) {
  const Tensor one(node(loss, "backward", line).value().shape(), Scalar(1));
  if (one.size() != 1) return backward(loss, line);  // which says what is wrong
  const auto pull = [&](std::size_t index) {
    const Node& made = nodes_[index];
    std::array<Tensor, Operator::most_inputs> parts;
    std::vector<BackwardStep::Sent> sent;
    for (std::size_t k = 0; k < made.input_count; ++k) {
      if (!nodes_[made.inputs[k]].wants_gradient) continue;
      parts[k] = part(made, k);
      send(made, k, parts[k]);
      sent.push_back({made.inputs[k], parts[k]});
    }
    observer({*this, index, made.gradient(), sent});
  };
  backward(loss, one, pull, line);
}

BackwardObserver trace(std::ostream& to) {
  return [&to](const BackwardStep& step) {
    const Node& node = step.tape.node(step.node);
    to << "#" << step.node << " " << describe(node) << "\n";
    if (node.op) to << "    rule      " << node.op->formula << "\n";
    to << "    gradient  " << in_short(step.gradient) << "\n";
    for (const auto& sent : step.sent)
      to << "    sends     " << in_short(sent.part) << "  to #" << sent.input << " "
         << describe(step.tape.node(sent.input)) << "\n";
  };
}

}  // namespace focalgrad
