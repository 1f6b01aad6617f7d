// The article's question, asked of one model: who pulls, and what does each loss make of that?
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/seed_data.hpp"

namespace focalgrad::experiment {

/// What one loss makes of the examples of a model.  Hard: p_t ≤ 0.5; easy: p_t > 0.5.
struct Weighing {
  /// Mean (1 − p_t)^γ of the hard positives and of the easy negatives; 1 for cross-entropy, NaN for a loss
  /// that has no such factor and for a group that is empty.
  double hard_positives_factor = 0, easy_negatives_factor = 0;
  /// The easy negatives' share of Σ loss and of Σ|∂loss/∂logit|.
  double easy_negatives_loss = 0, easy_negatives_gradient = 0;
};

/// The losses at one and the same model, which makes their shares comparable.
struct Moment {
  bool from_prior = false;  ///< its start: p = π; else a bias of 0, p ≈ 0.5
  std::size_t step = 0;     ///< of cross-entropy from there
  std::size_t hard_positives = 0, easy_negatives = 0;
  double negatives_loss = 0;        ///< the negatives' mean cross-entropy
  std::vector<Weighing> weighings;  ///< cross-entropy's, then those of the config's losses
};

/// What `loss` makes of these logits.  logits: [n, 1]; targets: as many.
Weighing weigh(const LossSpec& loss, const Tensor& logits, const Tensor& targets, const ClassCounts& counts);

/// Trains the config's model with cross-entropy from both starts, each until the negatives' mean loss is at
/// most the 0.1 of the article's sum, 1000 steps at the most; the bias of 0 first.
std::vector<Moment> both_starts(const Config& config, const SeedData& data);

/// What they show, in sentences: the drowning, the modulating factor, and what the prior start mends.
std::vector<std::string> drowning(const Config& config, const std::vector<Moment>& moments,
                                  Language language = Language::english);

}  // namespace focalgrad::experiment
