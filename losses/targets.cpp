#include "losses/targets.hpp"

#include <span>

#include "autograd/tape.hpp"

namespace focalgrad::losses {

Var targets_on_tape(const Var& logits, const Tensor& targets, Targets allowed, std::string_view operation,
                    const Line& line) {
  const Extents shape = extents(logits.value(line)), given = extents(targets);
  if (!(shape == given))
    throw Error(line, operation,
                "logits have shape " + to_string(shape) + ", targets " + to_string(given) +
                    "; they must be equal" +
                    (shape.elements() == given.elements() ? " (reshape one of them)" : ""));
  const auto is_allowed = [allowed](Scalar t) {
    return allowed == Targets::hard ? (t == 0) | (t == 1) : (t >= 0) & (t <= 1);
  };
  // Without a way out of the loop it is a vector loop; which one it was is asked only then.
  unsigned all = 1;
  for (const Scalar t : std::span(targets.data(), targets.size())) all &= unsigned(is_allowed(t));
  for (std::size_t i = 0; all == 0 && i < targets.size(); ++i) {
    const Scalar t = targets.data()[i];
    if (is_allowed(t)) continue;
    throw Error(line, operation,
                "target " + std::to_string(i) + " is " + std::to_string(t) + "; it must be " +
                    (allowed == Targets::hard ? "0 or 1" : "from 0 to 1"));
  }
  return logits.tape().constant(targets, "targets", line);
}

}  // namespace focalgrad::losses
