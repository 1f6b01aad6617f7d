// question: A1.7
// source: davharris/mistnet#33
// loses: derivative, second derivative
// hint: The value is divided by n but the gradient is not: each element moves the mean by one n-th only.
// 提示: 值除以了 n，梯度却没有：每个元素只让平均值变动 n 分之一。
const Scalar n = count(x, axes, x.called("mean", line));
return reduction<"mean", "y = sum(x) / n;  dx = g">(
    line, {x}, axes, keepdims,
    [n](Tensor& y, const Extents& kept, Tensor&, const Tensor& a) {
      reduce(y, kept, 0, Add{}, Same{}, View(a));
      for (Scalar& each : y) each /= n;
    },
    [](auto& g, auto&, auto&) { return g; });
