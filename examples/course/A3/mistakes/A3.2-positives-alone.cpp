// question: A3.2
// source: measured: the loss of the positives is taken for the whole
// loses: value, derivative
// hint: Only positives have a loss here: −y log p is 0 for every negative, however wrong. By p_t one logarithm serves both.
// 提示: 只有正样本有损失：−y log p 对所有负样本都是 0，错得再厉害也一样。用 p_t 的话，一个对数就够了。
return -targets_on_tape(p, y, Targets::hard, here) * log(p);
