// question: A5.1
// source: measured: p = sigmoid(x) is the p_t of a positive alone; mmdetection calls 1 − p_t "pt"
// loses: shares, p_t
// hint: p_t is the probability given to what is so: of a negative it is 1 − p, and so a negative with p < 1/2 is an easy one.
// 提示: p_t 是模型给真实类别的概率：对负样本是 1 − p，所以 p < 1/2 的负样本是易分的。
Ledger ledger;
double positives = 0, negatives = 0, total = 0;
for (std::size_t i = 0; i < z.size(); ++i) {
  const bool positive = targets.data()[i] == 1;
  const double p_t = 1 / (1 + std::exp(-z.data()[i])), pull = std::abs(slope.data()[i]);
  total += pull;
  (positive ? positives : negatives) += 1;
  (positive ? ledger.positives_loss : ledger.negatives_loss) += each.data()[i];
  (positive ? ledger.positives_p_t : ledger.negatives_p_t) += p_t;
  (positive     ? ledger.positives_share
   : p_t <= 0.5 ? ledger.hard_negatives_share
                : ledger.easy_negatives_share) += pull;
}
ledger.loss = (ledger.positives_loss + ledger.negatives_loss) / (positives + negatives);
ledger.positives_p_t /= positives;
ledger.negatives_p_t /= negatives;
if (total > 0) {
  ledger.positives_share /= total;
  ledger.hard_negatives_share /= total;
  ledger.easy_negatives_share /= total;
}
