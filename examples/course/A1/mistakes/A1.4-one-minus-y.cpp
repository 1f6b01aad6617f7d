// question: A1.4
// source: pytorch/pytorch#195681
// loses: far out
// hint: y (1 − y) is right on paper, but at x = 40 y is rounded to 1 and 1 − y to 0; 1 − y is itself a sigmoid, at another place.
// 提示: y (1 − y) 在纸上没错，但 x = 40 时 y 舍入为 1，1 − y 就成了 0；1 − y 本身也是一个 sigmoid，只是自变量不同。
return elementwise<"sigmoid", "y = 1 / (1 + exp(-x));  dx = g * y * (1 - y)">(
    line, {x}, [](auto& a) { return sigmoid(a); }, [](auto& g, auto& y, auto&) { return g * y * (1 - y); });
