// question: A4.4
// source: measured: the decay is taken off the value and never enters the momentum
// loses: weight decay, dampening, nesterov
// hint: With momentum the decay does not get into b: it is part of the gradient, which the momentum remembers.
// 提示: 有动量时，衰减没有进入 b：它是梯度的一部分，动量也要记住它。
if (momentum == 0) {
  for (std::size_t i = 0; i < n; ++i) value[i] -= rate * (grad[i] + decay * value[i]);
  return;
}
Scalar* b = state(0, k);
for (std::size_t i = 0; i < n; ++i) {
  b[i] = momentum * b[i] + (steps() == 1 ? 1 : 1 - dampening) * grad[i];
  value[i] -= rate * ((nesterov ? grad[i] + momentum * b[i] : b[i]) + decay * value[i]);
}
