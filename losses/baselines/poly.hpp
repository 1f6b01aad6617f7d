// Poly-1: cross-entropy with more weight on its first polynomial term.
#pragma once

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

struct Poly1Options {
  Scalar epsilon = 1;  ///< added to the factor 1 of the term 1 − p_t, ≥ −1
  Reduction reduction = Reduction::mean;
};
/// CE + epsilon (1 − p_t), CE being Σ (1 − p_t)^k / k  (Leng et al. 2022, equation 5).
/// logits of any shape, any real; targets of the same shape, each 0 or 1 → a scalar in nats (none: the
/// logits' shape).  Throws Error: shapes differ; a target that is not 0 or 1; epsilon < −1; the mean of no
/// elements.
Var poly1(const Var& logits, const Tensor& targets, const Poly1Options& options = {}, Line line = {});

}  // namespace focalgrad::losses
