// The linear model that a network has to beat.
#pragma once

#include <vector>

#include "examples/experiment/data/dataset.hpp"

namespace focalgrad::experiment {

/// Logistic regression fitted to convergence, as scikit-learn's with C = 1 on standardised features: the
/// minimum of
///   Σ −log p_t + ‖w‖²/2,  p = σ(x·w + b)
/// over the training part, by L-BFGS with the tape's gradients.
class LogisticRegression {
 public:
  explicit LogisticRegression(const Dataset& train);
  /// P(positive) of each row.  inputs: [n, features].
  std::vector<double> predict(const Tensor& inputs) const;
  /// w, then b.
  const std::vector<double>& weights() const { return weights_; }

 private:
  std::vector<double> weights_;
};

}  // namespace focalgrad::experiment
