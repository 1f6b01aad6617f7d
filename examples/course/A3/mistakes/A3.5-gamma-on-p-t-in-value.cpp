// question: A3.5
// source: yqyao/SSD_Pytorch#32
// loses: value, far out
// hint: The derivative is right, but in the value the power is taken of p_t, so that the easy examples stay and the hard ones vanish; the factor is (1 − p_t)^γ.
// 提示: 导数是对的，但值里的 γ 次方取在了 p_t 上，于是易样本留下、难样本消失；因子应当是 (1 − p_t)^γ。
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
      return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
    });
