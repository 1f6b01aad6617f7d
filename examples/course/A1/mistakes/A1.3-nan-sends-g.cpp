// question: A1.3
// source: measured: the rule asks as the value does, but hands on g, which is no NaN
// loses: NaN
// hint: Where x is NaN the rule sends g, an ordinary number: asking the other way round keeps a NaN in the value, which is x, but not in the rule.
// 提示: x 为 NaN 时，规则传出的是 g，一个普通的数：反着问能在值里保留 NaN，因为那里取的是 x；规则里取的是 g，就保留不了。
return elementwise<"relu", "y = where(x <= 0, 0, x);  dx = where(x <= 0, 0, g)">(
    line, {x}, [](auto& a) { return where(a <= 0, 0, a); },
    [](auto& g, auto&, auto& a) { return where(a <= 0, 0, g); });
