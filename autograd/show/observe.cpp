#include "autograd/show/observe.hpp"

#include <ostream>
#include <vector>

#include "autograd/recording.hpp"
#include "autograd/show/show.hpp"

namespace focalgrad {

Tensor part_of(Tape& tape, const Node& made, std::size_t k) {
  Node& input = tape.node(made.inputs[k]);
  const Tensor before = input.gradient();
  const std::uint64_t reached = input.reached;
  const auto noted = input.parameter ? input.parameter->gradient : Parameter::Gradient::fresh;
  // As if it were the first: a Parameter's gradient is added to all the same.
  input.gradient() = xt::zeros_like(input.value());
  input.reached = 0;
  made.op->pull[k](tape, made);
  Tensor alone = input.gradient();
  input.gradient() = before;
  input.reached = reached;
  if (input.parameter) input.parameter->gradient = noted;
  return alone;
}

void send(Tape& tape, const Node& made, std::size_t k, const Tensor& part) {
  Node& input = tape.node(made.inputs[k]);
  if (tape.begin_gradient(input))
    input.gradient() += part;
  else
    input.gradient() = part;
}

void Tape::backward(const Var& loss, const BackwardObserver& observer, Line line) {
  if (!observer)
    throw Error(line, "backward", "the observer is empty; pass a function, such as trace(std::cout)");
  start_backward(loss, nullptr, line);
  const Scope walking(walking_, true);
  // [A2.5]
  for (std::size_t i = loss.index() + std::size_t(1); i-- > 0;) {
    if (!has_gradient(i)) continue;
    const Node& made = nodes_[i];
    std::array<Tensor, Operator::most_inputs> parts;
    std::vector<BackwardStep::Sent> sent;
    for (std::size_t k = 0; k < made.input_count; ++k) {
      if (!nodes_[made.inputs[k]].wants_gradient) continue;
      parts[k] = part_of(*this, made, k);
      send(*this, made, k, parts[k]);
      sent.push_back({made.inputs[k], parts[k]});
    }
    observer({*this, i, made.gradient(), sent});
  }
  // [/A2.5]
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
