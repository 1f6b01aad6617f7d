// question: A3.5
// source: open-mmlab/mmcv#1488
// loses: far out
// hint: The formulas are right, but all is made of a p_t that is rounded to 1 or 0 far out: 1 − p_t is then 0, or has no right digit, and its logarithm is −∞. Take each of the four quantities from the logit.
// 提示: 公式是对的，但全都由 p_t 算出，而 logit 很大时 p_t 舍入成 1 或 0：1 − p_t 成了 0，或者没有一位是准的，对数则是 −∞。四个量都要直接由 logit 得到。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto p_t = share(sigmoid((2 * target - 1) * logit));
      return -(target * positive + (1 - target) * negative) * pow(1 - p_t, gamma) * log(p_t);
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto p_t = share(sigmoid(s * logit));
      return (target * positive + (1 - target) * negative) * s * pow(1 - p_t, gamma) *
             (gamma * p_t * log(p_t) + p_t - 1);
    });
