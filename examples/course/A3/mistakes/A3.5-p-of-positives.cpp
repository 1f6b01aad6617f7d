// question: A3.5
// source: measured: 1 − p for the negatives is forgotten
// loses: value, derivative, second derivative, far out
// hint: p is used for negatives as for positives: p_t of a negative is 1 − p, which is sigmoid(−x).
// 提示: 负样本也用了 p：负样本的 p_t 是 1 − p，也就是 sigmoid(−x)。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(logit);
      return -alpha_t * exp(gamma * own.log_not_p) * own.log_p;
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(logit);
      return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
    });
