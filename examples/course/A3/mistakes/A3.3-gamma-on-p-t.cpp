// question: A3.3
// source: yqyao/SSD_Pytorch#32
// loses: value, derivative, with alpha
// hint: The power is taken of p_t, so that the easy examples stay and the hard ones vanish; the factor is (1 − p_t)^γ.
// 提示: γ 次方取在了 p_t 上，于是易样本留下、难样本消失；因子应当是 (1 − p_t)^γ。
const Var pt = p_t(p, y, line);
const Var loss = pow(pt, gamma) * -log(pt);
if (!alpha) return loss;
const Var t = targets_on_tape(p, y, Targets::hard, here);
return where(t, *alpha, 1 - *alpha) * loss;
