// question: A3.5
// source: measured: Reduction::none is written down in place of what is asked for
// loses: value
// hint: The losses are never reduced: Reduction::none is written down, where the reduction that is asked for is to be handed on.
// 提示: 损失从不合并：写死了 Reduction::none，应当把调用者要的 reduction 传下去。
return per_example<"focal", "loss", "slope">(
    x, t, Reduction::none, caller,
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
      return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
    });
