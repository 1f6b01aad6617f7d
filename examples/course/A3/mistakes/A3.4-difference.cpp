// question: A3.4
// source: pytorch/vision, sigmoid_focal_loss: 1 - p
// loses: far out
// hint: Nearly equal numbers are subtracted: of a sure and right example p − t is 0, or a rounding error. 1 − p has a name of its own, which is right far out.
// 提示: 相近的数相减：样本分得又准又对时，p − t 得到 0 或者舍入误差。1 − p 另有直接的算法，logit 很大时也对。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return -positive * target * of.log_p - negative * (1 - target) * of.log_not_p;
    },
    [=](auto& logit, auto& target) {
      const auto p = share(sigmoid(logit));
      return negative * (1 - target) * p - positive * target * (1 - p);
    });
