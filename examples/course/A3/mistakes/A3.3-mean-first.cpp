// question: A3.3
// source: kaidic/LDAM-DRW#6
// loses: value, derivative, with alpha
// hint: p_t comes from the mean of the batch's cross-entropy, so that all examples share one factor: each is to be weighed by its own p_t, and reduced last.
// 提示: p_t 由整批交叉熵的平均值算出，所有样本共用一个因子：应当各用各的 p_t 加权，最后才求平均。
const Var pt = exp(mean(log(p_t(p, y, line))));
const Var loss = pow(1 - pt, gamma) * -log(pt);
if (!alpha) return loss;
const Var t = targets_on_tape(p, y, Targets::hard, here);
return where(t, *alpha, 1 - *alpha) * loss;
