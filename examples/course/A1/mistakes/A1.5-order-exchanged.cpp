// question: A1.5
// source: measured: numbers may change places, matrices may not
// loses: derivative, second derivative
// hint: A product of matrices depends on the order: w stands on the right of x, so what is sent to w begins with x transposed.
// 提示: 矩阵乘法与次序有关：w 在 x 的右边，所以传给 w 的梯度要以 x 的转置开头。
return record<"matmul", "y = x @ w;  dx = g @ w.T;  dw = g @ x.T">(
    line, {x, w}, [](const auto& a, const auto& b) { return matmul(a, b); },
    [](const auto& g, const auto&, const auto&, const auto& b) { return matmul(g, matrix_transpose(b)); },
    [](const auto& g, const auto&, const auto& a, const auto&) { return matmul(g, matrix_transpose(a)); });
