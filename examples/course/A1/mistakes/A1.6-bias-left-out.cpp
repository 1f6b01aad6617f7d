// question: A1.6
// source: measured: the line of the product copied without the bias
// loses: value
// hint: The value is the product alone; the bias is not added to it.
// 提示: 得到的只是乘积，没有加上偏置。
return record<"linear", "y = x @ w;  dx = g @ w.T;  dw = x.T @ g;  db = g.sum(0)">(
    line, {x, w, bias}, [](const auto& a, const auto& b, const auto&) { return matmul(a, b); },
    [](const auto& g, auto&, auto&, const auto& b, auto&) { return matmul(g, matrix_transpose(b)); },
    [](const auto& g, auto&, const auto& a, auto&, auto&) { return matmul(matrix_transpose(a), g); },
    [](const auto& g, auto&...) -> const auto& { return g; });
