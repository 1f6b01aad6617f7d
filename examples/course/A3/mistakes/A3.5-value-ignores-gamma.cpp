// question: A3.5
// source: davisking/dlib#2552
// loses: value, far out
// hint: The derivative is that of focal loss, but the value is cross-entropy: (1 − p_t)^γ is missing in it.
// 提示: 导数是 focal loss 的，值却是交叉熵：值里少了 (1 − p_t)^γ。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return -alpha_t * own.log_p;
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
    });
