// Asymmetric loss: focal loss with a gamma for each class, and easy negatives left out.
#pragma once

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

/// The γ of each class, the margin, and how the losses become one number.
struct AsymmetricOptions {
  Scalar gamma_positive = 0;     ///< focusing of the positives, ≥ 0
  Scalar gamma_negative = 4;     ///< and of the negatives, ≥ 0
  Scalar margin = Scalar(0.05);  ///< in [0, 1): a negative with p at most this has no loss
  Reduction reduction = Reduction::mean;
};

/// Asymmetric loss of a logit x (Ridnik et al. 2021, equations 4 to 7).
///   −(1 − p)^gamma_positive log p        for a positive,  p = sigmoid(x)
///   −p_m^gamma_negative log(1 − p_m)     for a negative,  p_m = max(p − margin, 0)
/// logits any shape, targets the same shape -> scalar, nats
/// A logit is any real, a target 0 or 1.
/// Throws Error: shapes differ; a target that is not 0 or 1; an option out of its range; the mean of no
/// elements.
Var asymmetric(const Var& logits, const Tensor& targets, const AsymmetricOptions& options = {},
               Line line = {});

}  // namespace focalgrad::losses
