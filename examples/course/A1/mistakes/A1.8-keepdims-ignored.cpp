// question: A1.8
// source: measured: the axes are kept so that the shift fits, and are not taken off at the end
// loses: value, derivative, second derivative, far out
// hint: The result keeps its reduced axes whatever keepdims says; without keepdims they have to go at the end.
// 提示: 无论 keepdims 是什么，结果都保留了被归约的轴；keepdims 为假时，最后应当去掉它们。
const Var m = largest(x, axes, here);
return m + log(sum(exp(x - m), axes, true));
