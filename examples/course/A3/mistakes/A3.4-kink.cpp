// question: A3.4
// source: measured: the stable form by exp(−|x|) is used for the derivative too
// loses: second derivative
// hint: The derivative is right, but it is made of |x|, which has a kink at 0: differentiated once more it gives 0 there. sigmoid, or what Probability has, has no kink.
// 提示: 导数是对的，但它由 |x| 拼成，而 |x| 在 0 处有折点，再求一次导，在那里就得到 0。sigmoid 和 Probability 里的量没有折点。
return per_example<"binary_cross_entropy", "loss", "slope">(
    logits, t, options.reduction, caller,
    [=](auto& logit, auto& target) {
      const Probability of(logit);
      return -positive * target * of.log_p - negative * (1 - target) * of.log_not_p;
    },
    [=](auto& logit, auto& target) {
      const auto e = share(exp(-abs(logit)));
      const auto p = share(where(logit < 0, e, 1) / (1 + e));
      const auto not_p = share(where(logit < 0, 1, e) / (1 + e));
      return negative * (1 - target) * p - positive * target * not_p;
    });
