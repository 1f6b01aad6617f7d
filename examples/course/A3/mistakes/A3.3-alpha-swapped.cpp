// question: A3.3
// source: yatengLG/Focal-Loss-Pytorch#4
// loses: with alpha
// hint: α and 1 − α are the wrong way round: α is the factor of the positives.
// 提示: α 和 1 − α 放反了：α 是正样本的因子。
const Var pt = p_t(p, y, line);
const Var loss = pow(1 - pt, gamma) * -log(pt);
if (!alpha) return loss;
const Var t = targets_on_tape(p, y, Targets::hard, here);
return where(t, 1 - *alpha, *alpha) * loss;
