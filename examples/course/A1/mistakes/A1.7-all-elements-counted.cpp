// question: A1.7
// source: measured: n is the size of x, whatever the axes
// loses: value, derivative, second derivative
// hint: n is how many elements one mean is made of; over one axis of (2, 3) these are 2 or 3, not all 6.
// 提示: n 是一个平均值由多少个元素得来；对 (2, 3) 的某一轴求平均时，n 是 2 或 3，而不是全部 6 个。
const Scalar n = static_cast<Scalar>(x.value().size());
return reduction<"mean", "y = sum(x) / n;  dx = g / n">(
    line, {x}, axes, keepdims,
    [n](Tensor& y, const Extents& kept, Tensor&, const Tensor& a) {
      reduce(y, kept, 0, Add{}, Same{}, View(a));
      for (Scalar& each : y) each /= n;
    },
    [n](auto& g, auto&, auto&) { return g / n; });
