// question: A3.3
// source: clcarwin/focal_loss_pytorch#5
// loses: derivative, with alpha
// hint: The value is right, but no gradient goes through (1 − p_t)^γ: it is taken as a number. It depends on p, so the product rule has two terms.
// 提示: 值是对的，但没有梯度流过 (1 − p_t)^γ，它被当成了常数。它也随 p 变化，乘积求导有两项。
const Var pt = p_t(p, y, line);
const Var loss = p.tape().constant(pow(1 - pt, gamma).value()) * -log(pt);
if (!alpha) return loss;
const Var t = targets_on_tape(p, y, Targets::hard, here);
return where(t, *alpha, 1 - *alpha) * loss;
