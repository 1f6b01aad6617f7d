// question: A1.3
// source: measured: a NaN is not larger than 0, so that it goes where negative numbers go
// loses: NaN
// hint: Every comparison with a NaN is false, so the NaN has become 0 here; a fault upstream would be hidden by that.
// 提示: 任何数与 NaN 比较都为假，所以这里的 NaN 变成了 0；这样会掩盖上游的错误。
return elementwise<"relu", "y = where(x > 0, x, 0);  dx = where(x > 0, g, 0)">(
    line, {x}, [](auto& a) { return where(a > 0, a, 0); },
    [](auto& g, auto&, auto& a) { return where(a > 0, g, 0); });
