// question: A3.5
// source: measured: the derivative of log(1 − p_t) in the logit is taken for 1
// loses: derivative, second derivative, far out
// hint: The term with γ lacks p_t: the derivative of log(1 − p_t) in x_t is −p_t.
// 提示: 带 γ 的一项少了 p_t：log(1 − p_t) 对 x_t 的导数是 −p_t。
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
      return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.log_p - own.not_p);
    });
