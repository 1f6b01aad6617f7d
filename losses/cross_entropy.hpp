// Cross-entropy from logits, stable for any finite logit.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

/// How positives and negatives count, and how the losses become one number.
struct BinaryCrossEntropyOptions {
  Scalar pos_weight = 1;             ///< factor of the positives' losses, ≥ 0
  std::optional<Scalar> alpha = {};  ///< factor of the positives, in [0, 1]; 1 − alpha is the negatives'
  Scalar label_smoothing = 0;        ///< in [0, 1]: targets are t (1 − smoothing) + smoothing/2
  Reduction reduction = Reduction::mean;
};

/// Binary cross-entropy of a logit x and a target t.
///   CE = −t log p − (1 − t) log(1 − p),  p = sigmoid(x)
/// For t of 0 or 1 it is the article's CE = −log p_t.  With an alpha it is the α-balanced CE of Lin et al.
/// 2017, equation 3; label smoothing is that of Szegedy et al. 2016, section 7, for two classes.
/// logits any shape, targets the same shape -> scalar, nats
/// A logit is any real, a target in [0, 1].
/// Throws Error: shapes differ; a target outside [0, 1]; pos_weight < 0; alpha or label_smoothing outside
/// [0, 1]; the mean of no elements.
Var binary_cross_entropy(const Var& logits, const Tensor& targets,
                         const BinaryCrossEntropyOptions& options = {}, Line line = {});
/// The same with targets on the tape, which are read there: tape.data(targets) needs no copy.
/// Throws Error: the same; targets that want a gradient.
Var binary_cross_entropy(const Var& logits, const Var& targets, const BinaryCrossEntropyOptions& options = {},
                         Line line = {});

/// How the classes count, and how the losses become one number.
struct CrossEntropyOptions {
  std::vector<Scalar> weights = {};       ///< a factor ≥ 0 for each class; none: all 1
  Reduction reduction = Reduction::mean;  ///< the mean divides by the sum of the examples' weights
};

/// Cross-entropy of the logits x of c classes, p_t being the probability of the example's class.
///   CE = −log p_t,  p = softmax(x)
/// logits [n, c], n classes -> scalar, nats
/// A logit is any real, a class below c.  For by_positives class 0 is the background, all others positives.
/// Throws Error: not n classes; a class out of range; not c weights, or one < 0; the mean of no elements.
Var cross_entropy(const Var& logits, std::span<const std::size_t> classes,
                  const CrossEntropyOptions& options = {}, Line line = {});

}  // namespace focalgrad::losses
