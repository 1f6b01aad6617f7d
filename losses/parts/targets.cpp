#include "losses/parts/targets.hpp"

#include <algorithm>

#include "autograd/operators.hpp"
#include "autograd/operators/shape_of.hpp"
#include "autograd/record.hpp"

namespace focalgrad::losses {

namespace {

void check_targets(const Var& logits, const Tensor& targets, Targets allowed, const Caller& caller) {
  const Extents shape = shape_of(logits, caller), given = extents(targets, caller.line);
  if (!(shape == given))
    throw Error(caller, "targets of shape ", given, " for predictions of shape ", shape,
                "; the shapes must be equal",
                shape.elements() == given.elements() ? " (reshape one of them)" : "");
  const Scalar* t = targets.data();
  const std::size_t n = targets.size();
  const auto check = [&](const char* wanted, auto is_allowed) {
    // Without a way out of the loop it is a vector loop; which target it was is asked afterwards.
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < n; ++i) wrong |= std::size_t(!is_allowed(t[i]));
    for (std::size_t i = 0; wrong != 0 && i < n; ++i)
      if (!is_allowed(t[i])) throw Error(caller, "target ", i, " is ", t[i], "; it must be ", wanted);
  };
  if (allowed == Targets::hard)
    check("0 or 1", [](Scalar x) { return (x == 0) | (x == 1); });
  else
    check("between 0 and 1", [](Scalar x) { return (x >= 0) & (x <= 1); });
}

}  // namespace

Var targets_on_tape(const Var& logits, const Tensor& targets, Targets allowed, const Caller& caller,
                    Scalar smoothing) {
  check_targets(logits, targets, allowed, caller);
  const Var on_tape = logits.tape().blank(extents(targets), "targets", caller.line);
  std::transform(targets.begin(), targets.end(), logits.tape().node(on_tape.index()).tensor().begin(),
                 [=](Scalar t) { return t * (1 - smoothing) + smoothing / 2; });
  return on_tape;
}

Var targets_on_tape(const Var& logits, const Var& targets, Targets allowed, const Caller& caller,
                    Scalar smoothing) {
  const Inputs from(caller, {logits, targets});
  check_targets(logits, from.nodes[1]->value(), allowed, caller);
  if (from.nodes[1]->wants_gradient)
    throw Error(caller, "the targets (", describe(*from.nodes[1]),
                ") want a gradient, and a loss gives them none; pass detach(targets)");
  return smoothing == 0 ? targets : targets * (1 - smoothing) + smoothing / 2;
}

}  // namespace focalgrad::losses
