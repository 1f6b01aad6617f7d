// question: A2.7
// source: tenstorrent/tt-metal#40008
// loses: derivative, second derivative
// hint: The leading axes are summed away, but an axis of size 1 was stretched as well: it is summed too, and stays with the size 1.
// 提示: 前面多出的轴求和了，但大小为 1 的轴也被拉伸过：同样要求和，并保留为 1。
Var result = x;
for (std::size_t extra = from.rank(); extra > shape.rank(); --extra) result = sum(result, {0});
return extents(result).elements() < shape.elements() ? broadcast_to(result, shape) : result;
