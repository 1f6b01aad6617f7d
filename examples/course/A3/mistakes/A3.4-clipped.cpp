// question: A3.4
// source: keras-team/keras, binary_focal_crossentropy (from_logits)
// loses: value, far out
// hint: The probability is kept away from 0 and 1, so that no loss is above 16 and a very wrong example is as good as a wrong one. From the logit nothing need be kept away.
// 提示: 概率被截断，离 0 和 1 都有一段距离，于是损失不会超过 16，错得离谱和一般地错没有差别。从 logit 出发就不必截断。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const auto p = share(sigmoid(logit) * (1 - 2e-7) + 1e-7);
      return -positive * target * log(p) - negative * (1 - target) * log(1 - p);
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) * of.p - positive * target * of.not_p;
    });
