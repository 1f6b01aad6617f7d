// question: A1.3
// source: measured: the value keeps a NaN, and the rule forgets it
// loses: NaN
// hint: The value keeps a NaN, but the rule sends 0 there: every comparison with a NaN is false, in the rule too.
// 提示: 值保留了 NaN，但规则在那里传出 0：NaN 与任何数比较都为假，规则里也是这样。
return elementwise<"relu", "y = where(x <= 0, 0, x);  dx = where(x > 0, g, 0)">(
    line, {x}, [](auto& a) { return where(a <= 0, 0, a); },
    [](auto& g, auto&, auto& a) { return where(a > 0, g, 0); });
