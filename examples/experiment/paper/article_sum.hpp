// The article's sum, finished: 10 positives at loss 3 against 10 000 easy negatives at loss 0.1.
#pragma once

#include <cstdio>
#include <optional>

#include "examples/experiment/text/language.hpp"

namespace focalgrad::experiment {

/// One class's examples under one loss.
struct Mass {
  double loss = 0;      ///< the sum of their losses
  double gradient = 0;  ///< the sum of |∂loss/∂logit|
};
struct ArticleSum {
  Mass positives, negatives;
  double positives_share() const { return positives.loss / (positives.loss + negatives.loss); }
};

/// The sum under −α_t (1 − p_t)^γ log p_t, by the tape, from logits with p_t = e^−3 and e^−0.1.  gamma 0
/// without alpha is cross-entropy.
ArticleSum article_sum(double gamma, std::optional<double> alpha);

void print_article(std::FILE* to, Language language = Language::english);

}  // namespace focalgrad::experiment
