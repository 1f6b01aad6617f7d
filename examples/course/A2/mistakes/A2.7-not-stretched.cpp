// question: A2.7
// source: measured: the other direction is left out
// loses: second derivative, stretched
// hint: What the rule of a sum gives is smaller than the shape that is wanted, and it comes back as it was; what is still smaller after the sums is stretched, by broadcast_to.
// 提示: 求和的规则给出的结果比所要的形状小，这里却原样返回；求和之后仍然较小的，要用 broadcast_to 拉伸。
Var result = x;
for (std::size_t extra = from.rank(); extra > shape.rank(); --extra) result = sum(result, {0});
const std::size_t lacking = shape.rank() - extents(result).rank();
for (std::size_t axis = 0; axis + lacking < shape.rank(); ++axis)
  if (shape[axis + lacking] == 1 && extents(result)[axis] != 1)
    result = sum(result, {static_cast<int>(axis)}, true);
return result;
