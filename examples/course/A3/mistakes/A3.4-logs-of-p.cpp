// question: A3.4
// source: measured: log(p) and log(1 − p) are taken though both are known
// loses: far out
// hint: p is rounded to 1 far out, and 1 − p to 0: from x = 20 on log p has few right digits or none, and at x = 800 0 · log 0 is no number. Take both logarithms from the logit; Probability has them.
// 提示: logit 的绝对值很大时，p 舍入成 1，1 − p 舍入成 0：x = 20 起 log p 就没有几位是准的，x = 800 时 0 · log 0 不是数。两个对数都要直接由 logit 得到，Probability 里就有。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return -positive * target * log(of.p) - negative * (1 - target) * log(of.not_p);
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) * of.p - positive * target * of.not_p;
    });
