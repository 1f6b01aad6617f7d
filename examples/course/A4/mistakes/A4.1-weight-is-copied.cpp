// question: A4.1
// source: measured: a copy of the parameter on the tape is what gets the gradient
// loses: derivative, without bias
// hint: The weight's gradient is 0: what is on the tape is a copy of its value, and backward does not know the parameter.
// 提示: 权重的梯度为 0：tape 上的只是它的值的副本，反向传播不知道这个参数。
const Var w = tape.variable(weight.value);
if (bias.value.size() == 0) return matmul(x, w, line());
return focalgrad::linear(x, w, tape.parameter(bias, line()), line());
