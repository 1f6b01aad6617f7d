// question: A3.5
// source: pytorch/vision, sigmoid_focal_loss: 1 - p_t
// loses: far out
// hint: 1 − p_t is a difference of nearly equal numbers, and 0 from a logit of 37 on: of a right and sure example nothing is left. The power is to come from log(1 − p_t), which is known exactly.
// 提示: 1 − p_t 是相近的数相减，logit 超过 37 就是 0 了：分得又准又对的样本什么都不剩。这个幂要由 log(1 − p_t) 得到，后者可以准确算出。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return -alpha_t * pow(1 - own.p, gamma) * own.log_p;
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * positive + (1 - target) * negative);
      const Probability own(share(s * logit));
      return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
    });
