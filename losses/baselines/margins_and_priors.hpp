// Cross-entropy of a logit that was scaled or moved: by a threshold (focal*), by the classes' frequencies
// (logit adjustment), by a margin for the rare class (LDAM).
#pragma once

#include <optional>

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

// x_t = (2t − 1)·x; a logit x is any real, a target t is 0 or 1.
// All throw Error: shapes differ; a target that is not 0 or 1; an option out of its range; the mean of no
// elements.

/// The slope, where it bends, the α, and how the losses become one number.
struct FocalStarOptions {
  Scalar gamma = 2;                  ///< steepness, > 0
  Scalar beta = 1;                   ///< where it bends, any real
  std::optional<Scalar> alpha = {};  ///< factor of the positives, in [0, 1]; 1 − alpha is the negatives'
  Reduction reduction = Reduction::mean;
};

/// FL*, another form of focal loss (Lin et al. 2017, appendix A).
///   FL* = −alpha_t log sigmoid(gamma·x_t + beta) / gamma
/// logits any shape, targets the same shape -> scalar, nats
Var focal_star(const Var& logits, const Tensor& targets, const FocalStarOptions& options = {},
               Line line = {});

/// How rare positives are, how far that moves the logit, and how the losses become one number.
struct LogitAdjustedOptions {
  Scalar prior;    ///< the share of positives among the training examples, between 0 and 1
  Scalar tau = 1;  ///< how far, ≥ 0; 0 is cross-entropy
  Reduction reduction = Reduction::mean;
};

/// Cross-entropy of a logit moved by the prior (Menon et al. 2020, equation 10, for two classes).
///   CE(x + tau·log(prior / (1 − prior)))
/// The balanced error is then least where x itself is cut at 0.
/// logits any shape, targets the same shape -> scalar, nats
Var logit_adjusted(const Var& logits, const Tensor& targets, const LogitAdjustedOptions& options,
                   Line line = {});

/// The sizes of the classes, the margin, the scale, and how the losses become one number.
struct LdamOptions {
  Scalar positives, negatives;  ///< how many training examples each class has, ≥ 1
  Scalar max_margin = 0.5;      ///< the rarer class's, ≥ 0
  Scalar scale = 1;  ///< of the logit less its margin, > 0; the paper's 30 is for logits in [−1, 1]
  Reduction reduction = Reduction::mean;
};

/// Cross-entropy with a margin, larger for the rarer class (Cao et al. 2019, equations 12 and 13).
///   −log sigmoid(scale·(x_t − margin_t)),  margin_t ∝ n_t^(−1/4),  the largest of them max_margin
/// logits any shape, targets the same shape -> scalar, nats
Var ldam(const Var& logits, const Tensor& targets, const LdamOptions& options, Line line = {});

}  // namespace focalgrad::losses
