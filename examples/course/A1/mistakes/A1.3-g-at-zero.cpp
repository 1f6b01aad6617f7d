// question: A1.3
// source: measured: only what is below 0 is held back, so that 0 and NaN let g through
// loses: derivative, NaN
// hint: Whatever is not below 0 sends g here, 0 and NaN too: at 0 nothing is to be sent, and for a NaN a NaN.
// 提示: 这里凡是不小于 0 的都传出 g，连 0 和 NaN 也是：在 0 处应传出 0，NaN 处应传出 NaN。
return elementwise<"relu", "y = where(x < 0, 0, x);  dx = where(x < 0, 0, g)">(
    line, {x}, [](auto& a) { return where(a < 0, 0, a); },
    [](auto& g, auto&, auto& a) { return where(a < 0, 0, g); });
