#include "losses/as_written.hpp"

#include "autograd/tape.hpp"
#include "losses/parts/targets.hpp"

namespace focalgrad::losses::as_written {

// #region p-t
Var p_t(const Var& p, const Tensor& y, Line line) {
  const RecordingLine here(p, "p_t", line);
  const Var positive = targets_on_tape(p, y, Targets::hard, here);
  // [A3.1]
  return where(positive, p, 1 - p);
  // [/A3.1]
}
// #endregion p-t

// #region cross-entropy
Var cross_entropy(const Var& p, const Tensor& y, Line line) {
  const RecordingLine here(p, "cross_entropy", line);
  // [A3.2]
  return -log(p_t(p, y, line));
  // [/A3.2]
}
// #endregion cross-entropy

// #region focal
Var focal(const Var& p, const Tensor& y, Scalar gamma, std::optional<Scalar> alpha, Line line) {
  const RecordingLine here(p, "focal", line);
  // [A3.3]
  const Var pt = p_t(p, y, line);
  const Var loss = pow(1 - pt, gamma) * -log(pt);
  if (!alpha) return loss;
  const Var t = targets_on_tape(p, y, Targets::hard, here);
  return where(t, *alpha, 1 - *alpha) * loss;
  // [/A3.3]
}
// #endregion focal

}  // namespace focalgrad::losses::as_written
