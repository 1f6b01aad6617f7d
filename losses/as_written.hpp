// The losses as the article writes them, from the probability p, by plain operators: for reading, and to hold
// the fused ones (cross_entropy.hpp, focal.hpp) against.  log p of a p rounded to 0 is −∞: train with the
// fused ones.
#pragma once

#include <optional>

#include "autograd/operators.hpp"

namespace focalgrad::losses::as_written {

// p is a probability in (0, 1), y is 0 or 1.  All throw Error: shapes differ; a y that is not 0 or 1.

/// The probability that the model gives to what is so.
///   p_t = p if y = 1, 1 − p otherwise
/// p any shape, y the same shape -> the same shape
Var p_t(const Var& p, const Tensor& y, Line line = {});

/// Cross-entropy.
///   CE(p, y) = −log p_t
/// p any shape, y the same shape -> the same shape, nats
Var cross_entropy(const Var& p, const Tensor& y, Line line = {});

/// Focal loss (Lin et al. 2017, equation 5).
///   FL(p, y) = −α_t (1 − p_t)^γ log p_t,  α_t = α if y = 1, 1 − α otherwise; 1 without an alpha
/// p any shape, y the same shape -> the same shape, nats
Var focal(const Var& p, const Tensor& y, Scalar gamma = 2, std::optional<Scalar> alpha = {}, Line line = {});

}  // namespace focalgrad::losses::as_written
