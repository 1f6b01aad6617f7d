#include "autograd/check/mutation.hpp"

#include <algorithm>
#include <set>

#include "autograd/show/observe.hpp"

namespace focalgrad {

namespace {

/// A rule and what is done to it; `zeroed`: which value is taken as 0, −1 the result and k ≥ 0 input k.
struct Broken {
  const Operator* op;
  std::size_t input;
  Mutation how;
  int zeroed = 0;
};

std::string describe(const Broken& broken) {
  const std::string rule = std::string(broken.op->name) + ", input " + std::to_string(broken.input) + ": ";
  switch (broken.how) {
    case Mutation::sign:
      return rule + "sign";
    case Mutation::factor:
      return rule + "factor";
    case Mutation::broadcast:
      return rule + "broadcast left in";
    case Mutation::dropped_term:
      break;
  }
  return rule + "term with " + (broken.zeroed < 0 ? "y" : "input " + std::to_string(broken.zeroed)) +
         " dropped";
}

/// What the rule gives while `value` holds something else.
Tensor part_with(Tape& tape, const Node& made, std::size_t k, Tensor& value, const Tensor& instead) {
  const Tensor kept = value;
  value = instead;
  Tensor part = part_of(tape, made, k);
  value = kept;
  return part;
}

/// g, 0 but for the first place along each axis that the input lacks or has stretched.
Tensor first_of_broadcast(const Tensor& g, const Extents& result, const Extents& input) {
  Tensor masked = g;
  for (std::size_t i = 0; i < masked.size(); ++i) {
    std::size_t rest = i;
    for (std::size_t axis = result.rank(); axis-- > 0; rest /= result[axis]) {
      const std::size_t lacking = result.rank() - std::min(result.rank(), input.rank());
      const bool stretched = axis < lacking || (input[axis - lacking] == 1 && result[axis] > 1);
      if (stretched && rest % result[axis] != 0) masked.data()[i] = 0;
    }
  }
  return masked;
}

Tensor broken_part(Tape& tape, std::size_t index, const Broken& broken) {
  Node& made = tape.node(index);
  const std::size_t k = broken.input;
  switch (broken.how) {
    case Mutation::sign:
      return -part_of(tape, made, k);
    case Mutation::factor:
      return Scalar(1.5) * part_of(tape, made, k);
    case Mutation::dropped_term: {
      Tensor& value = broken.zeroed < 0
                          ? made.tensor()
                          : tape.node(made.inputs[static_cast<std::size_t>(broken.zeroed)]).tensor();
      return part_with(tape, made, k, value, xt::zeros_like(value));
    }
    case Mutation::broadcast:
      break;
  }
  const Tensor masked =
      first_of_broadcast(made.gradient(), made.kept_shape(), extents(tape.node(made.inputs[k]).value()));
  return part_with(tape, made, k, made.gradient(), masked);
}

/// tape.backward with one rule broken; says whether that changed anything.
/// Only f's own `nodes` values: gradcheck's sum after them would put a sign right again.
bool broken_backward(Tape& tape, const Var& loss, const Broken& broken, std::size_t nodes, const Line& line) {
  bool changed = false;
  tape.start_backward(loss, nullptr, line);
  for (std::size_t index = loss.index() + std::size_t(1); index-- > 0;) {
    if (!tape.has_gradient(index)) continue;
    const Node& made = tape.node(index);
    for (std::size_t k = 0; k < made.input_count; ++k) {
      if (!tape.node(made.inputs[k]).wants_gradient) continue;
      Tensor part = part_of(tape, made, k);
      if (index < nodes && made.op == broken.op && k == broken.input) {
        const Tensor wrong = broken_part(tape, index, broken);
        changed = changed || !(wrong == part);
        part = wrong;
      }
      send(tape, made, k, part);
    }
  }
  return changed;
}

/// Every way to break the rules that a tape's operators are differentiated by.
std::vector<Broken> ways_to_break(const Tape& tape) {
  std::vector<Broken> all;
  std::set<std::pair<const Operator*, std::size_t>> seen;
  for (std::size_t i = 0; i < tape.size(); ++i) {
    const Node& made = tape.node(i);
    for (std::size_t k = 0; k < made.input_count; ++k) {
      if (!made.wants_gradient || !tape.node(made.inputs[k]).wants_gradient) continue;
      if (!seen.insert({made.op, k}).second) continue;
      for (const Mutation how : {Mutation::sign, Mutation::factor, Mutation::broadcast})
        all.push_back({made.op, k, how});
      for (int zeroed = -1; zeroed < static_cast<int>(made.input_count); ++zeroed)
        all.push_back({made.op, k, Mutation::dropped_term, zeroed});
    }
  }
  return all;
}

}  // namespace

MutationReport mutation_test(const Functions& f, const std::vector<Tensor>& inputs,
                             const GradcheckOptions& options, Line line) {
  const GradcheckReport whole = gradcheck(f, inputs, options, line);
  if (!whole) throw Error(line, "mutation_test", "f does not pass gradcheck as it is: " + to_string(whole));
  Tape tape;
  std::vector<Var> xs;
  for (const Tensor& each : inputs) xs.push_back(tape.variable(each, {}, line));
  f(xs);
  MutationReport report;
  for (const Broken& broken : ways_to_break(tape)) {
    bool changed = false;
    GradcheckOptions with = options;
    with.order = 1;
    with.allow_zero = true;
    with.backward = [&](Tape& on, const Var& loss) {
      changed = broken_backward(on, loss, broken, tape.size(), line);
    };
    const bool passed = gradcheck(f, inputs, with, line).passed;
    if (changed) (passed ? report.survived : report.caught).push_back(describe(broken));
  }
  return report;
}

}  // namespace focalgrad
