// question: A3.3
// source: kornia/kornia#875
// loses: with alpha
// hint: Both classes are multiplied by α, which balances nothing: a negative's factor is 1 − α.
// 提示: 两类都乘了 α，这样起不到平衡的作用：负样本的因子是 1 − α。
const Var pt = p_t(p, y, line);
const Var loss = pow(1 - pt, gamma) * -log(pt);
if (!alpha) return loss;
const Var t = targets_on_tape(p, y, Targets::hard, here);
return where(t, *alpha, *alpha) * loss;
