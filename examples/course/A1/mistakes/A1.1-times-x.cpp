// question: A1.1
// source: karpathy/nn-zero-to-hero#52
// loses: derivative, second derivative
// hint: The gradient that arrives is multiplied by exp(x), which is y, and not by x.
// 提示: 传来的梯度要乘以 exp(x)，也就是 y，而不是乘以 x。
return elementwise<"exp", "y = exp(x);  dx = g * x">(
    line, {x}, [](auto& a) { return exp(a); }, [](auto& g, auto&, auto& a) { return g * a; });
