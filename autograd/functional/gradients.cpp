#include "autograd/functional/gradients.hpp"

#include "autograd/operators.hpp"
#include "autograd/operators/shape_of.hpp"
#include "autograd/tape.hpp"

namespace focalgrad {

namespace {

// #region fit
/// Sums x over what was broadcast, or stretches it, to `shape`; recorded.
Var fit(const Var& x, const Extents& shape) {
  const Extents from = extents(x);
  if (from == shape) return x;
  // [A2.7]
  Var result = x;
  // Leading axes that shape lacks, from the first; then those where it has 1.
  for (std::size_t extra = from.rank(); extra > shape.rank(); --extra) result = sum(result, {0});
  Extents now = extents(result);
  const std::size_t lacking = shape.rank() - now.rank();
  for (std::size_t axis = 0; axis < now.rank(); ++axis)
    if (shape[axis + lacking] == 1 && now[axis] != 1) result = sum(result, {static_cast<int>(axis)}, true);
  return extents(result) == shape ? result : broadcast_to(result, shape);
  // [/A2.7]
}
// #endregion fit

std::vector<Var> recorded(const Var& y, const std::vector<Var>& xs, const Tensor& seed, const Line& line) {
  Tape& tape = y.tape(line, "gradients");
  tape.check_parameters(y, {"gradients", line});
  const std::size_t count = y.index() + 1;
  std::vector<char> depends(count, 0);  // on one of xs
  for (const Var& x : xs) {
    const Node& node = tape.node(x, {"gradients", line});
    if (!node.wants_gradient)
      throw Error(line, "gradients", "(", describe(node), ") is a constant: no gradient flows to it; ",
                  "make it with tape.variable, outside NoGrad and detach");
    if (x.index() < count) depends[x.index()] = 1;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Node& node = tape.node(i);
    for (std::size_t k = 0; node.wants_gradient && k < node.input_count; ++k)
      if (depends[node.inputs[k]] && tape.node(node.inputs[k]).wants_gradient) depends[i] = 1;
  }

  // #region walk
  std::vector<std::optional<Var>> adjoint(count);
  adjoint[y.index()] = tape.constant(seed, "seed", line);
  // [A2.6]
  for (std::size_t i = count; i-- > 0;) {
    const Node& computed = tape.node(i);
    if (!adjoint[i] || !depends[i] || computed.op == nullptr) continue;
    // The steps of a rule belong to the operator that it derives.
    const Scope<std::optional<Caller>> at(tape.recording.caller, Caller{computed.op->name, computed.line});
    std::array<Var, Operator::most_inputs> inputs;
    for (std::size_t k = 0; k < computed.input_count; ++k) inputs[k] = tape.var(computed.inputs[k]);
    // In its rules a reduction's result stands with the reduced axes kept.
    const Extents kept = computed.kept_shape();
    Var g = *adjoint[i], value = tape.var(i);
    if (computed.dropped_axes != 0) g = reshape(g, kept), value = reshape(value, kept);
    for (std::size_t k = 0; k < computed.input_count; ++k) {
      const std::size_t input = computed.inputs[k];
      if (!depends[input]) continue;
      const Var part = computed.op->record[k](computed, g, value, inputs);
      if (part.empty()) continue;  // where's condition has no rule
      const Var fitted = fit(part, extents(inputs[k].value()));
      adjoint[input] = adjoint[input] ? *adjoint[input] + fitted : fitted;
    }
  }
  // [/A2.6]
  // #endregion walk

  std::vector<Var> result;
  for (const Var& x : xs) {
    const bool reached = x.index() < count && adjoint[x.index()];
    result.push_back(reached ? *adjoint[x.index()] : tape.constant(xt::zeros_like(x.value()), {}, line));
    // A derivative that no variable is left in has a derivative too: 0.
    tape.node(result.back().index()).wants_gradient = true;
  }
  return result;
}

}  // namespace

std::vector<Var> gradients(const Var& y, const std::vector<Var>& xs, Line line) {
  const Caller caller{"gradients", line};
  const Extents shape = shape_of(y, caller);
  if (shape.elements() != 1)
    throw Error(caller, "y has shape ", shape, ", a scalar is wanted; reduce it (mean, sum) or pass a seed");
  return recorded(y, xs, Tensor(Dims(shape.begin(), shape.end()), Scalar(1)), line);
}

std::vector<Var> gradients(const Var& y, const std::vector<Var>& xs, const Tensor& seed, Line line) {
  const Caller caller{"gradients", line};
  const Extents shape = shape_of(y, caller);
  if (!(extents(seed, line) == shape))
    throw Error(caller, "the seed has shape ", extents(seed), ", y ", shape, "; they must be equal");
  return recorded(y, xs, seed, line);
}

}  // namespace focalgrad
