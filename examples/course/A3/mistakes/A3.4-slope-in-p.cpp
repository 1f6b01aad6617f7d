// question: A3.4
// source: microsoft/LightGBM#2052
// loses: derivative, second derivative, far out
// hint: This is the derivative in p. The logit is the input, so the chain rule has one more factor: dp/dx = p (1 − p).
// 提示: 这是对 p 的导数。输入是 logit，链式法则还有一个因子：dp/dx = p (1 − p)。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return -positive * target * of.log_p - negative * (1 - target) * of.log_not_p;
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) / of.not_p - positive * target / of.p;
    });
