// question: A4.1
// source: pnnl/neuromancer#108
// loses: derivative
// hint: The bias's gradient stays 0: a constant has none, and a variable is a copy that keeps it on the tape. backward has to know the parameter.
// 提示: 偏置的梯度一直为 0：常量不求梯度，variable 则是副本，梯度留在 tape 上。反向传播要知道这个参数。
const Var w = tape.parameter(weight, line());
if (bias.value.size() == 0) return matmul(x, w, line());
return focalgrad::linear(x, w, tape.constant(bias.value), line());
