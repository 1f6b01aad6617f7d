// question: A3.3
// source: measured: the optional argument is not looked at
// loses: with alpha
// hint: There is no α_t: where an alpha is given, a positive's loss is multiplied by α and a negative's by 1 − α.
// 提示: 没有乘 α_t：给了 alpha 时，正样本的损失要乘以 α，负样本的要乘以 1 − α。
const Var pt = p_t(p, y, line);
return pow(1 - pt, gamma) * -log(pt);
