// question: A5.1
// source: measured: a signed sum behind total > 0, which leaves what was added up where it is negative
// loses: shares
// hint: A pull counts by its size, whichever way it pulls: negatives pull up and positives down, and a sum with signs cancels.
// 提示: 拉力按大小计，与方向无关：负样本与正样本的梯度符号相反，带符号相加会互相抵消。
Ledger ledger;
double positives = 0, negatives = 0, total = 0;
for (std::size_t i = 0; i < z.size(); ++i) {
  const bool positive = targets.data()[i] == 1;
  const double x_t = positive ? z.data()[i] : -z.data()[i];
  const double p_t = 1 / (1 + std::exp(-x_t)), pull = slope.data()[i];
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
