// question: A4.1
// source: nlintz/TensorFlow-Tutorials#91
// loses: value, derivative
// hint: The bias is not in it: every row of x·weight gets it added.
// 提示: 没有加上偏置：x·weight 的每一行都要加上它。
return matmul(x, tape.parameter(weight, line()), line());
