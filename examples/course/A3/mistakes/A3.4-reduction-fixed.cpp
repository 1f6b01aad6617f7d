// question: A3.4
// source: measured: Reduction::none is written down in place of what is asked for
// loses: value
// hint: The losses are never reduced: Reduction::none is written down, where the caller's options.reduction is to be handed on.
// 提示: 损失从不合并：写死了 Reduction::none，应当把调用者给的 options.reduction 传下去。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, Reduction::none, caller,
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return -positive * target * of.log_p - negative * (1 - target) * of.log_not_p;
    },
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return negative * (1 - target) * of.p - positive * target * of.not_p;
    });
