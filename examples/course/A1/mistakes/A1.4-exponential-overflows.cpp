// question: A1.4
// source: Lightning-AI/lightning-thunder#1892
// loses: far out
// hint: For x far below 0 exp(−x) is infinite while y is 0, and 0 · ∞ is not a number; write the rule without an exponential that overflows.
// 提示: x 远小于 0 时 exp(−x) 为无穷大，而 y 为 0，0 · ∞ 不是数；写规则时不要用会溢出的指数。
return elementwise<"sigmoid", "y = 1 / (1 + exp(-x));  dx = g * y * y * exp(-x)">(
    line, {x}, [](auto& a) { return 1 / (1 + exp(-a)); },
    [](auto& g, auto& y, auto& a) { return g * y * y * exp(-a); });
