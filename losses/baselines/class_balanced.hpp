// Class-balanced weights: a class counts by the effective number of its examples.
#pragma once

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

struct ClassBalancedOptions {
  Scalar positives, negatives;   ///< how many training examples each class has, ≥ 1
  Scalar beta = Scalar(0.9999);  ///< in [0, 1): 0 weighs nothing, near 1 by the inverse of the numbers
  Reduction reduction = Reduction::mean;
};
/// Cross-entropy, a class of n examples weighted by (1 − beta) / (1 − beta^n), the two weights scaled to a
/// sum of 2  (Cui et al. 2019, equations 2 and 10). logits of any shape, any real; targets of the same shape,
/// in [0, 1] → a scalar in nats (none: the logits' shape).  Throws Error: shapes differ; a target outside [0,
/// 1]; an option out of its range; the mean of no elements.
Var class_balanced(const Var& logits, const Tensor& targets, const ClassBalancedOptions& options,
                   Line line = {});

}  // namespace focalgrad::losses
