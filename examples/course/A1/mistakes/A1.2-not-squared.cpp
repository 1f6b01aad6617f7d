// question: A1.2
// source: measured: the exponent of 1 / w is not taken down when it is differentiated
// loses: derivative, second derivative
// hint: x / w is x times w to the power −1; the derivative of that in w has the power −2.
// 提示: x / w 等于 x 乘以 w 的 −1 次方；对 w 求导后应是 −2 次方。
return elementwise<"divide", "y = x / w;  dx = g / w;  dw = -g * x / w">(
    x, w, [](auto& a, auto& b) { return a / b; }, [](auto& g, auto&, auto&, auto& b) { return g / b; },
    [](auto& g, auto&, auto& a, auto& b) { return -g * a / b; });
