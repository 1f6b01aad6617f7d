// question: A1.8
// source: measured: the shift is taken off and forgotten
// loses: value, far out
// hint: The largest element was taken off before the exponential, but is not added back after the logarithm.
// 提示: 取指数前减去了最大的元素，取对数后却没有加回来。
const Var m = largest(x, axes, here);
return log(sum(exp(x - m), axes, keepdims));
