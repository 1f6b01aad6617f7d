// question: A3.5
// source: kornia/kornia#918
// loses: far out
// hint: (1 − p_t)^(γ−1) is ∞ where 1 − p_t is rounded to 0 and γ < 1, and 0 · ∞ is no number. Keep the power γ whole, and take it by exp of γ log(1 − p_t).
// 提示: γ < 1 而 1 − p_t 舍入到 0 时，(1 − p_t)^(γ−1) 为 ∞，0 · ∞ 就不是数了。保留整个 γ 次方，并写成 exp(γ log(1 − p_t))。
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
      return alpha_t * s *
             (gamma * pow(1 - own.p, gamma - 1) * (1 - own.p) * own.p * own.log_p -
              pow(1 - own.p, gamma) * (1 - own.p));
    });
