// question: A3.3
// source: measured: the factor is taken of p, for negatives too
// loses: value, derivative, with alpha
// hint: The factor is (1 − p)^γ for negatives too, so that their easy ones stay: it is to be made of p_t, as the logarithm is.
// 提示: 负样本的因子也成了 (1 − p)^γ，容易的负样本反而留了下来：因子要和对数一样，由 p_t 得到。
const Var loss = pow(1 - p, gamma) * -log(p_t(p, y, line));
if (!alpha) return loss;
const Var t = targets_on_tape(p, y, Targets::hard, here);
return where(t, *alpha, 1 - *alpha) * loss;
