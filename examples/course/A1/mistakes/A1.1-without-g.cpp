// question: A1.1
// source: measured: the derivative of the function alone, without the chain rule
// loses: derivative, second derivative
// hint: That is the derivative of exp alone; by the chain rule it is multiplied by g, the gradient that arrives at y.
// 提示: 这只是 exp 自身的导数；按链式法则，还要乘以传到 y 的梯度 g。
return elementwise<"exp", "y = exp(x);  dx = y">(
    line, {x}, [](auto& a) { return exp(a); }, [](auto&, auto& y, auto&) { return y; });
