// question: A3.5
// source: kornia/kornia#918
// loses: far out
// hint: Value and derivative are right, but the second derivative is no number for γ < 1 far out: pow's own derivative brings the power γ − 1 back. The power is to be exp of γ log(1 − p_t).
// 提示: 值和导数都对，但 γ < 1、logit 很大时二阶导数不是数：对 pow 求导，γ − 1 次方又回来了。这个幂要写成 exp(γ log(1 − p_t))。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return -alpha_t * pow(own.not_p, gamma) * own.log_p;
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return alpha_t * s * pow(own.not_p, gamma) * (gamma * own.p * own.log_p - own.not_p);
    });
