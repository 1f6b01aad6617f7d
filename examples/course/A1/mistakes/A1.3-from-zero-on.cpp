// question: A1.3
// source: measured: >= in both places, which lets 0 through and turns a NaN into 0
// loses: derivative, NaN
// hint: With >= the derivative at 0 is 1, where it is to be 0; and a NaN, for which every comparison is false, becomes 0.
// 提示: 用 >= 时，0 处的导数成了 1，而这里应取 0；并且 NaN 与任何数比较都为假，结果变成了 0。
return elementwise<"relu", "y = where(x >= 0, x, 0);  dx = where(x >= 0, g, 0)">(
    line, {x}, [](auto& a) { return where(a >= 0, a, 0); },
    [](auto& g, auto&, auto& a) { return where(a >= 0, g, 0); });
