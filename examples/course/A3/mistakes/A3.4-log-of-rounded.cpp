// question: A3.4
// source: kornia/kornia#2393
// loses: far out
// hint: log(1 − p) is taken of a rounded p: at a logit of 40 p is 1 already and the logarithm −∞. Both logarithms are to come from the logit.
// 提示: log(1 − p) 用的是舍入过的 p：logit 为 40 时 p 已经是 1，对数成了 −∞。两个对数都要直接由 logit 算出。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const auto p = share(sigmoid(logit));
      return -positive * target * log(p) - negative * (1 - target) * log(1 - p);
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) * of.p - positive * target * of.not_p;
    });
