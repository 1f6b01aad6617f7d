// Cross-entropy from logits, stable for any finite logit.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

struct BinaryCrossEntropyOptions {
  Scalar pos_weight = 1;             ///< factor of the positives' losses, ≥ 0
  std::optional<Scalar> alpha = {};  ///< factor of the positives, in [0, 1]; 1 − alpha is the negatives'
  Scalar label_smoothing = 0;        ///< in [0, 1]: targets are t (1 − smoothing) + smoothing/2
  Reduction reduction = Reduction::mean;
};

/// CE = −t log p − (1 − t) log(1 − p),  p = sigmoid(x); the article's CE = −log p_t for t of 0 or 1.  With an
/// alpha it is the α-balanced CE of Lin et al. 2017, equation 3; label smoothing is that of Szegedy et al.
/// 2016, section 7, for two classes.
/// logits x of any shape, any real; targets t of the same shape, in [0, 1] → a scalar in nats (none: the
/// logits' shape). Throws Error: shapes differ; a target outside [0, 1]; pos_weight < 0; alpha or
/// label_smoothing outside [0, 1]; the mean of no elements.
Var binary_cross_entropy(const Var& logits, const Tensor& targets,
                         const BinaryCrossEntropyOptions& options = {}, Line line = {});

struct CrossEntropyOptions {
  std::vector<Scalar> weights = {};  ///< one factor ≥ 0 a class; none: all 1.  The mean divides by their sum.
  Reduction reduction = Reduction::mean;
};

/// CE = −log p_t,  p = softmax(x), p_t the probability of the example's class.
/// logits x [n, c], any real; n classes below c → a scalar in nats (none: [n]).  For by_positives class 0 is
/// the background and all others are positives. Throws Error: not n classes; a class out of range; not c
/// weights; the mean of no elements.
Var cross_entropy(const Var& logits, std::span<const std::size_t> classes,
                  const CrossEntropyOptions& options = {}, Line line = {});

}  // namespace focalgrad::losses
