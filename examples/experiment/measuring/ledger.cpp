#include "examples/experiment/measuring/ledger.hpp"

#include <cmath>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

const std::vector<std::pair<std::string, double Ledger::*>>& Ledger::all() {
  static const std::vector<std::pair<std::string, double Ledger::*>> list = {
      {"loss", &Ledger::loss},
      {"positives_loss", &Ledger::positives_loss},
      {"negatives_loss", &Ledger::negatives_loss},
      {"positives_share", &Ledger::positives_share},
      {"hard_negatives_share", &Ledger::hard_negatives_share},
      {"easy_negatives_share", &Ledger::easy_negatives_share},
      {"positives_p_t", &Ledger::positives_p_t},
      {"negatives_p_t", &Ledger::negatives_p_t},
      {"gradient_norm", &Ledger::gradient_norm},
  };
  return list;
}

Ledger read_ledger(const Var& logits, const Var& losses, const Tensor& targets,
                   const std::vector<nn::Parameter*>& parameters) {
  return read_ledger(logits.value(), losses.value(), logits.grad(), targets, parameters);
}

Ledger read_ledger(const Tensor& z, const Tensor& each, const Tensor& slope, const Tensor& targets,
                   const std::vector<nn::Parameter*>& parameters) {
  // [A5.1]
  // #region shares
  Ledger ledger;
  double positives = 0, negatives = 0, total = 0;
  for (std::size_t i = 0; i < z.size(); ++i) {
    const bool positive = targets.data()[i] == 1;
    const double x_t = positive ? z.data()[i] : -z.data()[i];
    const double p_t = 1 / (1 + std::exp(-x_t)), pull = std::abs(slope.data()[i]), loss = each.data()[i];
    total += pull;
    if (positive) {
      positives += 1;
      ledger.positives_loss += loss;
      ledger.positives_share += pull;
      ledger.positives_p_t += p_t;
    } else {
      negatives += 1;
      ledger.negatives_loss += loss;
      (p_t <= 0.5 ? ledger.hard_negatives_share : ledger.easy_negatives_share) += pull;
      ledger.negatives_p_t += p_t;
    }
  }
  ledger.loss = (ledger.positives_loss + ledger.negatives_loss) / (positives + negatives);
  ledger.positives_p_t /= positives;
  ledger.negatives_p_t /= negatives;
  if (total > 0)
    for (double* share :
         {&ledger.positives_share, &ledger.hard_negatives_share, &ledger.easy_negatives_share})
      *share /= total;
  // #endregion shares
  // [/A5.1]
  double squares = 0;
  for (const nn::Parameter* parameter : parameters)
    for (const Scalar g : parameter->grad) squares += static_cast<double>(g) * static_cast<double>(g);
  ledger.gradient_norm = std::sqrt(squares);
  return ledger;
}

}  // namespace focalgrad::experiment
