// Cross-entropy of a logit that was scaled or moved: by a threshold (focal*), by the classes' frequencies
// (logit adjustment), by a margin for the rare class (LDAM).
#pragma once

#include <optional>

#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

// logits x of any shape, any real; targets t of the same shape, each 0 or 1 → a scalar in nats (none: the
// logits' shape).  x_t = (2t − 1)·x.  All throw Error: shapes differ; a target that is not 0 or 1; an option
// out of its range; the mean of no elements.

struct FocalStarOptions {
  Scalar gamma = 2;                  ///< steepness, > 0
  Scalar beta = 1;                   ///< where it bends, any real
  std::optional<Scalar> alpha = {};  ///< factor of the positives, in [0, 1]; 1 − alpha is the negatives'
  Reduction reduction = Reduction::mean;
};
/// FL* = −alpha_t log sigmoid(gamma·x_t + beta) / gamma  (Lin et al. 2017, appendix A).
Var focal_star(const Var& logits, const Tensor& targets, const FocalStarOptions& options = {},
               Line line = {});

struct LogitAdjustedOptions {
  Scalar prior;    ///< the share of positives among the training examples, between 0 and 1
  Scalar tau = 1;  ///< how far, ≥ 0; 0 is cross-entropy
  Reduction reduction = Reduction::mean;
};
/// Cross-entropy of x + tau·log(prior / (1 − prior)), so that x itself ranks by, and at 0 cuts for, the
/// balanced error  (Menon et al. 2020, equation 10, for two classes).
Var logit_adjusted(const Var& logits, const Tensor& targets, const LogitAdjustedOptions& options,
                   Line line = {});

struct LdamOptions {
  Scalar positives, negatives;  ///< how many training examples each class has, ≥ 1
  Scalar max_margin = 0.5;      ///< the rarer class's, ≥ 0
  Scalar scale = 1;  ///< of the logit less its margin, > 0; the paper's 30 is for logits in [−1, 1]
  Reduction reduction = Reduction::mean;
};
/// Cross-entropy of scale·(x_t − margin_t), margin_t ∝ n_t^(−1/4), the largest of them max_margin
/// (Cao et al. 2019, equations 12 and 13, for two classes).
Var ldam(const Var& logits, const Tensor& targets, const LdamOptions& options, Line line = {});

}  // namespace focalgrad::losses
