// question: A1.6
// source: measured: the bias gets the mean over the rows, where the mean belongs to the loss
// loses: derivative
// hint: The gradient of the bias is divided by the number of rows; each row adds its own g in full, a mean over examples is the loss's matter.
// 提示: 偏置的梯度被除以了行数；每一行都应完整地加上自己的 g，对样本取平均是损失函数的事。
return record<"linear", "y = x @ w + b;  dx = g @ w.T;  dw = x.T @ g;  db = g.mean(0)">(
    line, {x, w, bias}, [](const auto& a, const auto& b, const auto& c) { return linear(a, b, c); },
    [](const auto& g, auto&, auto&, const auto& b, auto&) { return matmul(g, matrix_transpose(b)); },
    [](const auto& g, auto&, const auto& a, auto&, auto&) { return matmul(matrix_transpose(a), g); },
    [](const auto& g, auto&, const auto& a, auto&, auto&) { return g / static_cast<Scalar>(extents(a)[0]); });
