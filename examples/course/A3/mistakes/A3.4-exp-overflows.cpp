// question: A3.4
// source: google/yggdrasil-decision-forests, loss_imp_binary_focal.cc
// loses: far out
// hint: exp(x) of a large logit is ∞, and so is log(1 + exp(x)); of a very negative one 1 + exp(x) is rounded to 1. softplus and log_sigmoid are right in both.
// 提示: logit 很大时 exp(x) 是 ∞，log(1 + exp(x)) 也是；logit 是绝对值很大的负数时 1 + exp(x) 舍入成 1。softplus 和 log_sigmoid 两头都对。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      return positive * target * log(1 + exp(-logit)) + negative * (1 - target) * log(1 + exp(logit));
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) * of.p - positive * target * of.not_p;
    });
