// question: A4.1
// source: measured: weight and bias come onto the tape by their values
// loses: derivative, without bias
// hint: Neither parameter gets a gradient: what is on the tape are copies of their values, and an optimiser finds nothing in weight.grad and bias.grad.
// 提示: 两个参数都没有梯度：tape 上的只是它们的值的副本，优化器在 weight.grad 和 bias.grad 里什么也找不到。
const Var w = tape.variable(weight.value);
if (bias.value.size() == 0) return matmul(x, w, line());
return focalgrad::linear(x, w, tape.variable(bias.value), line());
