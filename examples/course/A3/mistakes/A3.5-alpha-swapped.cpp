// question: A3.5
// source: yatengLG/Focal-Loss-Pytorch#12
// loses: value, derivative, second derivative
// hint: The classes' factors are the wrong way round: positive is that of the label 1.
// 提示: 两类的因子放反了：positive 是标签 1 的因子。
return per_example<"focal", "loss", "slope">(
    x, t, reduction, caller,
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * negative + (1 - target) * positive);
      const Probability own(share(s * logit));
      return -alpha_t * exp(gamma * own.log_not_p) * own.log_p;
    },
    [=](auto& logit, auto& target) {
      const auto s = share(2 * target - 1);
      const auto alpha_t = share(target * negative + (1 - target) * positive);
      const Probability own(share(s * logit));
      return alpha_t * s * exp(gamma * own.log_not_p) * (gamma * own.p * own.log_p - own.not_p);
    });
