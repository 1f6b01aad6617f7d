// question: A3.5
// source: measured: eq. 10 is taken for that of the positives
// loses: derivative, second derivative, far out
// hint: Negatives have the opposite sign: where the label is 0, p_t falls as the logit grows.
// 提示: 负样本的符号相反：标签为 0 时，logit 增大，p_t 反而变小。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return -alpha_t * exp(gamma * own.log_not_p) * own.log_p;
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return alpha_t * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
    });
