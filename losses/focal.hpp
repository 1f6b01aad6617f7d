// Focal loss from logits, stable for any finite logit.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

/// The loss's γ and α, and how the losses become one number.
struct FocalOptions {
  Scalar gamma = 2;                  ///< focusing, ≥ 0; 0 is cross-entropy
  std::optional<Scalar> alpha = {};  ///< the positives' factor, in [0, 1]; 1 − alpha the negatives'; none: 1
  Reduction reduction = Reduction::mean;
};

/// Focal loss of a logit x (Lin et al. 2017, equation 5): cross-entropy in which sure examples count less.
///   FL = −alpha_t (1 − p_t)^gamma log p_t,  p_t = p for a positive, 1 − p for a negative,  p = sigmoid(x)
/// logits any shape, targets the same shape -> scalar, nats
/// A logit is any real, a target 0 or 1.
/// Throws Error: shapes differ; a target that is not 0 or 1; gamma < 0 or NaN; alpha outside [0, 1]; the mean
/// of no elements.
Var focal(const Var& logits, const Tensor& targets, const FocalOptions& options = {}, Line line = {});
/// The same with targets on the tape, which are read there: tape.data(targets) needs no copy.
/// Throws Error: the same; targets that want a gradient.
Var focal(const Var& logits, const Var& targets, const FocalOptions& options = {}, Line line = {});

/// The loss's γ and each class's α, and how the losses become one number.
struct FocalMulticlassOptions {
  Scalar gamma = 2;                ///< focusing, ≥ 0; 0 is cross-entropy
  std::vector<Scalar> alpha = {};  ///< a factor ≥ 0 for each class; none: all 1
  Reduction reduction = Reduction::mean;
};

/// Focal loss of the logits x of c classes, t being the example's class.
///   FL = −alpha_t (1 − p_t)^gamma log p_t,  p = softmax(x)
/// logits [n, c], n classes -> scalar, nats
/// A logit is any real, a class below c.  For by_positives class 0 is the background, all others positives.
/// Throws Error: not n classes; a class out of range; gamma < 0 or NaN; not c factors, or one < 0; the mean
/// of no elements.
Var focal_multiclass(const Var& logits, std::span<const std::size_t> classes,
                     const FocalMulticlassOptions& options = {}, Line line = {});

}  // namespace focalgrad::losses
