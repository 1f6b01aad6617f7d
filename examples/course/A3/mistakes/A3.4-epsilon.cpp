// question: A3.4
// source: kornia/kornia#2393
// loses: value, far out
// hint: Something small is added inside the logarithms. It bounds the loss of what is very wrong, and puts all others off a little. Both logarithms are to come from the logit, and nothing need be added.
// 提示: 对数里加了一个很小的数。它给错得离谱的样本封了顶，其余的也都偏了一点。两个对数直接由 logit 得到，就什么也不用加。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return -positive * target * log(of.p + 1e-8) - negative * (1 - target) * log(of.not_p + 1e-8);
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) * of.p - positive * target * of.not_p;
    });
