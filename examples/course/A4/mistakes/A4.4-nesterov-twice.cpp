// question: A4.4
// source: measured: b is taken where Nesterov's formula has the gradient
// loses: nesterov
// hint: Nesterov's step is the gradient plus momentum times b; here it is b plus momentum times b, which holds the old b twice.
// 提示: Nesterov 的步长是梯度加上 momentum 乘 b；这里却是 b 加上 momentum 乘 b，旧的 b 算了两次。
if (momentum == 0) {
  for (std::size_t i = 0; i < n; ++i) value[i] -= rate * (grad[i] + decay * value[i]);
  return;
}
Scalar* b = state(0, k);
for (std::size_t i = 0; i < n; ++i) {
  const Scalar g = grad[i] + decay * value[i];
  b[i] = momentum * b[i] + (steps() == 1 ? 1 : 1 - dampening) * g;
  value[i] -= rate * (nesterov ? b[i] + momentum * b[i] : b[i]);
}
