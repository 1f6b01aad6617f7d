// question: A3.5
// source: clcarwin/focal_loss_pytorch#5
// loses: derivative, second derivative, far out
// hint: This is (1 − p_t)^γ times the derivative of cross-entropy: the factor depends on the logit too, and its own derivative is a second term.
// 提示: 这是 (1 − p_t)^γ 乘以交叉熵的导数：因子本身也随 logit 变化，它的导数是另一项。
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
      return -alpha_t * s * exp(gamma * own.log_not_p) * own.not_p;
    });
