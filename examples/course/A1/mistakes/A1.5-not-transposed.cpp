// question: A1.5
// source: tile-ai/TileOPs#54
// loses: derivative, second derivative
// hint: In each rule the other factor is to be transposed: write down the shapes (m, k), (k, n) and (m, n), only one product of g and w gives (m, k).
// 提示: 每条规则里的另一个因子都要转置：写出形状 (m, k)、(k, n)、(m, n)，g 与 w 只有一种乘法能得到 (m, k)。
return record<"matmul", "y = x @ w;  dx = g @ w;  dw = x @ g">(
    line, {x, w}, [](const auto& a, const auto& b) { return matmul(a, b); },
    [](const auto& g, const auto&, const auto&, const auto& b) { return matmul(g, b); },
    [](const auto& g, const auto&, const auto& a, const auto&) { return matmul(a, g); });
