#include "losses/as_written.hpp"

#include "losses/parts/targets.hpp"

namespace focalgrad::losses::as_written {

// #region as-written
Var p_t(const Var& p, const Tensor& y, Line line) {
  const Var positive = targets_on_tape(p, y, Targets::hard, "p_t", line);
  return where(positive, p, 1 - Operand(p, line), line);
}

Var cross_entropy(const Var& p, const Tensor& y, Line line) {
  return -Operand(log(p_t(p, y, line), line), line);
}

Var focal(const Var& p, const Tensor& y, Scalar gamma, std::optional<Scalar> alpha, Line line) {
  const Var pt = p_t(p, y, line);
  const Var modulated = pow(1 - Operand(pt, line), gamma, line) * Operand(-log(pt, line), line);
  if (!alpha) return modulated;
  const Var positive = targets_on_tape(p, y, Targets::hard, "focal", line);
  return where(positive, *alpha * Operand(modulated, line), (1 - *alpha) * Operand(modulated, line), line);
}
// #endregion as-written

}  // namespace focalgrad::losses::as_written
