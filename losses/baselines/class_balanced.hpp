// Class-balanced weights: a class counts by the effective number of its examples.
#pragma once

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

/// The sizes of the classes, how much they count, and how the losses become one number.
struct ClassBalancedOptions {
  Scalar positives, negatives;   ///< how many training examples each class has, ≥ 1
  Scalar beta = Scalar(0.9999);  ///< in [0, 1): 0 weighs nothing, near 1 by the inverse of the numbers
  Reduction reduction = Reduction::mean;
};

/// Cross-entropy, each class weighted by how many examples n it has (Cui et al. 2019, equations 2 and 10).
///   weight = (1 − beta) / (1 − beta^n),  the two scaled to a sum of 2
/// logits any shape, targets the same shape -> scalar, nats
/// A logit is any real, a target in [0, 1].
/// Throws Error: shapes differ; a target outside [0, 1]; an option out of its range; the mean of no elements.
Var class_balanced(const Var& logits, const Tensor& targets, const ClassBalancedOptions& options,
                   Line line = {});

}  // namespace focalgrad::losses
