// question: A1.8
// source: measured: m is added back with the reduced axes that the sum no longer has
// loses: value, derivative, second derivative, far out
// hint: m still has the reduced axes, as 1; added to a result without them it brings them back, or stretches it. Take them off m, unless keepdims.
// 提示: m 还保留着被归约的轴（大小为 1）；加到没有这些轴的结果上，会把它们带回来，或把结果拉伸。除非 keepdims 为真，否则要先从 m 中去掉它们。
const Var m = largest(x, axes, here);
return m + log(sum(exp(x - m), axes, keepdims));
