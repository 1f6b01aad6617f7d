// question: A1.8
// source: uTensor/uTensor#175
// loses: far out
// hint: exp(1000) is infinite, and of −1000 all are 0: take the largest element off before, and add it after the logarithm.
// 提示: exp(1000) 为无穷大，而 −1000 时全为 0：先减去最大的元素，取对数之后再加回来。
return log(sum(exp(x), axes, keepdims));
