// question: A3.4
// source: measured: p − t is known by heart
// loses: derivative, second derivative, far out
// hint: The derivative knows no factors: those of the positives and of the negatives stand in it as in the value.
// 提示: 导数里没有两类的因子：值里有的，导数里也要有。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return -positive * target * of.log_p - negative * (1 - target) * of.log_not_p;
    },
    [=](auto& logit, auto& target) { return sigmoid(logit) - target; });
