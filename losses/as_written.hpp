// The losses as the article writes them, from the probability p, by plain operators: for reading, and to hold
// the fused ones (cross_entropy.hpp, focal.hpp) against.  log p of a p rounded to 0 is −∞: train with the
// fused ones.
#pragma once

#include <optional>

#include "autograd/operators.hpp"

namespace focalgrad::losses::as_written {

// p: probabilities of any shape, in (0, 1); y: a Tensor of the same shape, each 0 or 1.  All give p's shape.

/// p_t = p if y = 1, 1 − p otherwise.
Var p_t(const Var& p, const Tensor& y, Line line = {});

/// CE(p, y) = −log p_t.
Var cross_entropy(const Var& p, const Tensor& y, Line line = {});

/// FL(p, y) = −α_t (1 − p_t)^γ log p_t,  α_t = α if y = 1, 1 − α otherwise; 1 without an alpha.
Var focal(const Var& p, const Tensor& y, Scalar gamma = 2, std::optional<Scalar> alpha = {}, Line line = {});

}  // namespace focalgrad::losses::as_written
