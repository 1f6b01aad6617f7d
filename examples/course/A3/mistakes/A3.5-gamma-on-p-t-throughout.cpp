// question: A3.5
// source: yqyao/SSD_Pytorch#32
// loses: value, derivative, second derivative, far out
// hint: Value and derivative fit each other, but the power is taken of p_t, so that the easy examples stay and the hard ones vanish; the factor is (1 − p_t)^γ.
// 提示: 值和导数彼此相符，但 γ 次方取在了 p_t 上，于是易样本留下、难样本消失；因子应当是 (1 − p_t)^γ。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return -alpha_t * exp(gamma * own.log_p) * own.log_p;
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return -alpha_t * s * exp(gamma * own.log_p) * own.not_p * (1 + gamma * own.log_p);
    });
