// question: A1.3
// source: tensorflow/playground#19
// loses: derivative
// hint: At x = 0 the derivative is to be 0, as in the common frameworks: only what is above 0 lets the gradient through.
// 提示: 按惯例（各常用框架也是如此），x = 0 处的导数取 0：只有大于 0 的才让梯度通过。
return elementwise<"relu", "y = maximum(x, 0);  dx = g * (x >= 0)">(
    line, {x}, [](auto& a) { return where(a < 0, 0, a); },
    [](auto& g, auto&, auto& a) { return unless_nan(a, where(a < 0, 0, g)); });
