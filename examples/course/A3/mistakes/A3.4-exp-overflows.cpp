// question: A3.4
// source: google/yggdrasil-decision-forests, loss_imp_binary_focal.cc
// loses: far out
// hint: p is rounded to 1 far out, and with it 1 + exp(−x): take both logarithms from the logit. log p and log(1 + exp(…)) have few right digits at x = 20, and at 800 the one is log 0, the other the logarithm of an exp that is ∞; log_sigmoid, softplus, or what Probability has, are right in both.
// 提示: logit 的绝对值很大时，p 舍入成 1，1 + exp(−x) 也一样：两个对数都要直接由 logit 得到。x = 20 时，log p 和 log(1 + exp(…)) 已经没有几位是准的；到了 800，前者成了 log 0，后者的 exp 成了 ∞。log_sigmoid、softplus，或 Probability 里现成的量，都不会这样。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      return positive * target * log(1 + exp(-logit)) + negative * (1 - target) * log(1 + exp(logit));
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) * of.p - positive * target * of.not_p;
    });
