// question: A3.3
// source: fudannlp16/focal-loss#8
// loses: value, derivative, with alpha
// hint: γ multiplies 1 − p_t here; it is the power of it. At γ = 0 cross-entropy has to be left.
// 提示: 这里用 γ 去乘 1 − p_t，它应当是指数；γ = 0 时应当剩下交叉熵。
const Var pt = p_t(p, y, line);
const Var loss = gamma * (1 - pt) * -log(pt);
if (!alpha) return loss;
const Var t = targets_on_tape(p, y, Targets::hard, here);
return where(t, *alpha, 1 - *alpha) * loss;
