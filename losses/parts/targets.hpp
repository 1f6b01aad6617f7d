// Targets, checked and put on the tape.
#pragma once

#include "autograd/var.hpp"

namespace focalgrad::losses {

/// Which targets a loss is defined for.
enum class Targets { hard, soft };

/// Puts targets on the logits' tape, drawn towards 1/2 by a smoothing in [0, 1].
///   t (1 − smoothing) + smoothing/2
/// logits any shape, targets the same shape -> the same shape
/// Throws Error: shapes differ; a target that is not 0 or 1 (hard) or not in [0, 1] (soft).
Var targets_on_tape(const Var& logits, const Tensor& targets, Targets allowed, const Caller& caller,
                    Scalar smoothing = 0);
/// The same of targets that are on the tape, and of which nothing is copied.
/// Throws Error: that; they want a gradient.
Var targets_on_tape(const Var& logits, const Var& targets, Targets allowed, const Caller& caller,
                    Scalar smoothing = 0);

}  // namespace focalgrad::losses
