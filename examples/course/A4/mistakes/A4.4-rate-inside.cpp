// question: A4.4
// source: pytorch/pytorch#1099
// loses: momentum, dampening, nesterov
// hint: The learning rate is in the momentum: b is a sum of gradients, and each step multiplies by the rate that holds then.
// 提示: 学习率混进了动量：b 是梯度之和，每一步再乘以当时的学习率。
if (momentum == 0) {
  for (std::size_t i = 0; i < n; ++i) value[i] -= rate * (grad[i] + decay * value[i]);
  return;
}
Scalar* b = state(0, k);
for (std::size_t i = 0; i < n; ++i) {
  const Scalar g = grad[i] + decay * value[i];
  b[i] = momentum * b[i] + rate * (steps() == 1 ? 1 : 1 - dampening) * g;
  value[i] -= nesterov ? rate * g + momentum * b[i] : b[i];
}
