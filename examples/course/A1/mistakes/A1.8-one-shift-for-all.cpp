// question: A1.8
// source: lzx1413/PytorchSSD#22
// loses: far out
// hint: The largest of the whole tensor is taken off; a row whose own elements are far below it has only zeros left. Each sum needs its own largest.
// 提示: 这里减去的是整个张量的最大值；若某一行远低于它，这一行就只剩 0。每个和都要减去自己的最大值。
const Var m = largest(x, {}, here);
const Var y = log(sum(exp(x - m), axes, keepdims));
return y + reshape(m, Extents{});
