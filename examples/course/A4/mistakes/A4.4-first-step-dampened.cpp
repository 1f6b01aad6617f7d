// question: A4.4
// source: ml-explore/mlx#473
// loses: dampening
// hint: The first step is dampened too: there b is g itself, and 1 − dampening comes in from the second on.
// 提示: 第一步也乘了阻尼：第一步的 b 就是 g，1 − dampening 从第二步才起作用。
if (momentum == 0) {
  for (std::size_t i = 0; i < n; ++i) value[i] -= rate * (grad[i] + decay * value[i]);
  return;
}
Scalar* b = state(0, k);
for (std::size_t i = 0; i < n; ++i) {
  const Scalar g = grad[i] + decay * value[i];
  b[i] = momentum * b[i] + (1 - dampening) * g;
  value[i] -= rate * (nesterov ? g + momentum * b[i] : b[i]);
}
