// question: A4.1
// source: pnnl/neuromancer#108
// loses: derivative
// hint: The bias has no gradient: a constant of the tape wants none, and a parameter does.
// 提示: 偏置没有梯度：tape 上的常量不求梯度，参数才求。
const Var w = tape.parameter(weight, line());
if (bias.value.size() == 0) return matmul(x, w, line());
return focalgrad::linear(x, w, tape.constant(bias.value), line());
