#include "losses/parts/targets.hpp"

#include "autograd/operators/shape_of.hpp"

namespace focalgrad::losses {

Var targets_on_tape(const Var& logits, const Tensor& targets, Targets allowed, const Caller& caller,
                    Scalar smoothing) {
  const Extents shape = shape_of(logits, caller), given = extents(targets, caller.line);
  if (!(shape == given))
    throw Error(caller, "targets of shape ", given, " for predictions of shape ", shape,
                "; the shapes must be equal",
                shape.elements() == given.elements() ? " (reshape one of them)" : "");
  const auto is_allowed = [allowed](Scalar t) {
    return allowed == Targets::hard ? (t == 0) | (t == 1) : (t >= 0) & (t <= 1);
  };
  const Var on_tape = logits.tape().blank(shape, "targets", caller.line);
  Scalar* own = logits.tape().node(on_tape.index()).tensor().data();
  // Without a way out of the loop it is a vector loop; which target it was is asked afterwards.
  unsigned wrong = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    own[i] = targets.data()[i] * (1 - smoothing) + smoothing / 2;
    wrong |= unsigned(!is_allowed(targets.data()[i]));
  }
  for (std::size_t i = 0; wrong != 0 && i < targets.size(); ++i)
    if (!is_allowed(targets.data()[i]))
      throw Error(caller, "target ", i, " is ", targets.data()[i], "; it must be ",
                  allowed == Targets::hard ? "0 or 1" : "between 0 and 1");
  return on_tape;
}

}  // namespace focalgrad::losses
