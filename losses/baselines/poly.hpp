// Poly-1: cross-entropy with more weight on its first polynomial term.
#pragma once

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

/// The weight of the first term, and how the losses become one number.
struct Poly1Options {
  Scalar epsilon = 1;  ///< added to the factor 1 of the term 1 − p_t, ≥ −1
  Reduction reduction = Reduction::mean;
};

/// Poly-1 (Leng et al. 2022, equation 5): as CE = Σ (1 − p_t)^k / k, its first term is given more weight.
///   CE + epsilon (1 − p_t)
/// logits any shape, targets the same shape -> scalar, nats
/// A logit is any real, a target 0 or 1.
/// Throws Error: shapes differ; a target that is not 0 or 1; epsilon < −1; the mean of no elements.
Var poly1(const Var& logits, const Tensor& targets, const Poly1Options& options = {}, Line line = {});

}  // namespace focalgrad::losses
