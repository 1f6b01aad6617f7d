// question: A4.4
// source: ml-explore/mlx#440
// loses: weight decay
// hint: Without momentum the weight decay is lost: it belongs to the gradient in either case.
// 提示: 动量为 0 时丢了权重衰减：无论有没有动量，它都要加进梯度。
if (momentum == 0) {
  for (std::size_t i = 0; i < n; ++i) value[i] -= rate * grad[i];
  return;
}
Scalar* b = state(0, k);
for (std::size_t i = 0; i < n; ++i) {
  const Scalar g = grad[i] + decay * value[i];
  b[i] = momentum * b[i] + (steps() == 1 ? 1 : 1 - dampening) * g;
  value[i] -= rate * (nesterov ? g + momentum * b[i] : b[i]);
}
