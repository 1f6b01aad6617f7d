// question: A5.1
// source: measured: the article's sum of 30 against 1000 is of losses; of gradients it is 1 : 100.1
// loses: shares
// hint: These are shares of the loss. A share says who pulls at the logits: sum |∂loss/∂logit|, which logits.grad() holds.
// 提示: 这是损失的占比。这里要的是梯度的占比：对 |∂loss/∂logit| 求和，它在 logits.grad() 里。
Ledger ledger;
double positives = 0, negatives = 0, total = 0;
for (std::size_t i = 0; i < z.size(); ++i) {
  const bool positive = targets.data()[i] == 1;
  const double x_t = positive ? z.data()[i] : -z.data()[i];
  const double p_t = 1 / (1 + std::exp(-x_t)), loss = each.data()[i];
  total += loss + 0 * slope.data()[i];
  (positive ? positives : negatives) += 1;
  (positive ? ledger.positives_loss : ledger.negatives_loss) += loss;
  (positive ? ledger.positives_p_t : ledger.negatives_p_t) += p_t;
  (positive     ? ledger.positives_share
   : p_t <= 0.5 ? ledger.hard_negatives_share
                : ledger.easy_negatives_share) += loss;
}
ledger.loss = total / (positives + negatives);
ledger.positives_p_t /= positives;
ledger.negatives_p_t /= negatives;
if (total > 0) {
  ledger.positives_share /= total;
  ledger.hard_negatives_share /= total;
  ledger.easy_negatives_share /= total;
}
