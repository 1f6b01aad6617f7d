// question: A1.2
// source: measured: the minus of the derivative of 1 / w is lost
// loses: derivative, second derivative
// hint: When w grows, x / w becomes smaller: the gradient of w has the other sign.
// 提示: w 变大时 x / w 变小：w 的梯度符号应当相反。
return elementwise<"divide", "y = x / w;  dx = g / w;  dw = g * x / (w * w)">(
    x, w, [](auto& a, auto& b) { return a / b; }, [](auto& g, auto&, auto&, auto& b) { return g / b; },
    [](auto& g, auto&, auto& a, auto& b) { return g * a / (b * b); });
