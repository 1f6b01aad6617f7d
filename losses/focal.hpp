// Focal loss from logits, stable for any finite logit.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

struct FocalOptions {
  Scalar gamma = 2;  ///< focusing, ≥ 0; 0 is cross-entropy
  std::optional<Scalar> alpha =
      {};  ///< factor of the positives, in [0, 1]; the negatives' is 1 − alpha; none: both 1
  Reduction reduction = Reduction::mean;
};

/// FL = −alpha_t (1 − p_t)^gamma log p_t,  p_t = p for a positive, 1 − p for a negative, p = sigmoid(x)
/// (Lin et al. 2017, equation 5).
/// logits x of any shape, any real; targets of the same shape, each 0 or 1 → a scalar in nats (none: the
/// logits' shape). Throws Error: shapes differ; a target that is not 0 or 1; gamma < 0 or NaN; alpha outside
/// [0, 1]; the mean of no elements.
Var focal(const Var& logits, const Tensor& targets, const FocalOptions& options = {}, Line line = {});

struct FocalMulticlassOptions {
  Scalar gamma = 2;                ///< focusing, ≥ 0; 0 is cross-entropy
  std::vector<Scalar> alpha = {};  ///< one factor ≥ 0 a class; none: all 1
  Reduction reduction = Reduction::mean;
};

/// FL = −alpha_t (1 − p_t)^gamma log p_t,  p = softmax(x), t the example's class.
/// logits x [n, c], any real; n classes below c → a scalar in nats (none: [n]).  For by_positives class 0 is
/// the background and all others are positives. Throws Error: not n classes; a class out of range; gamma < 0
/// or NaN; not c factors; the mean of no elements.
Var focal_multiclass(const Var& logits, std::span<const std::size_t> classes,
                     const FocalMulticlassOptions& options = {}, Line line = {});

}  // namespace focalgrad::losses
