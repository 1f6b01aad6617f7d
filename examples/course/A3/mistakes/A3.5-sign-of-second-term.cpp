// question: A3.5
// source: measured: the sign of a derivative is lost
// loses: derivative, second derivative, far out
// hint: The term with γ has the wrong sign: the power falls as the logit grows, and so does −log p_t, so both terms push the same way.
// 提示: 带 γ 的一项符号反了：x_t 增大时，(1 − p_t)^γ 和 −log p_t 都变小，所以两项方向相同。
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
      return alpha_t * s * exp(gamma * own.log_not_p) * (-gamma * own.p * own.log_p - own.not_p);
    });
