// question: A2.7
// source: measured: the mean over the copies in place of their sum
// loses: derivative, second derivative
// hint: The copies' gradients are averaged; a value that is used n times has n times the effect, so they are summed.
// 提示: 这里对各份拷贝的梯度取了平均；一个值用了 n 次，影响就有 n 倍，所以应当求和。
Var result = x;
for (std::size_t extra = from.rank(); extra > shape.rank(); --extra) result = mean(result, {0});
const std::size_t lacking = shape.rank() - extents(result).rank();
for (std::size_t axis = 0; axis + lacking < shape.rank(); ++axis)
  if (shape[axis + lacking] == 1) result = mean(result, {static_cast<int>(axis)}, true);
return extents(result) == shape ? result : broadcast_to(result, shape);
