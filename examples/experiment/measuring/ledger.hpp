// Where a step's loss and gradient come from.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "autograd/parameter.hpp"
#include "autograd/var.hpp"

namespace focalgrad::experiment {

/// One loss at one step, over the examples of a batch or of the whole training part.
struct Ledger {
  double loss = 0;                                            ///< the mean, what training follows
  double positives_loss = 0, negatives_loss = 0;              ///< sums over the class
  double positives_share = 0;                                 ///< of Σ|∂loss/∂logit|: the positives',
  double hard_negatives_share = 0, easy_negatives_share = 0;  ///< that of negatives with p_t ≤ 0.5 and > 0.5
  double positives_p_t = 0, negatives_p_t = 0;  ///< mean p_t; NaN for a class that does not occur
  double gradient_norm = 0;                     ///< Euclidean, over all parameters

  static const std::vector<std::pair<std::string, double Ledger::*>>& all();
};

/// Reads a ledger off the tape after backward(mean of losses).  logits, losses, targets: n of each.
Ledger read_ledger(const Var& logits, const Var& losses, const Tensor& targets,
                   const std::vector<nn::Parameter*>& parameters);
/// The same of rows that were never on a tape together.  slopes: n of ∂(mean of losses)/∂logit.
Ledger read_ledger(const Tensor& logits, const Tensor& losses, const Tensor& slopes, const Tensor& targets,
                   const std::vector<nn::Parameter*>& parameters);

}  // namespace focalgrad::experiment
