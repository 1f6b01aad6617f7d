// question: A4.4
// source: measured: the step is taken before b is renewed
// loses: nesterov
// hint: Nesterov's step is taken with the b of the step before: first this step's g goes into b, then b goes into the step.
// 提示: Nesterov 用的是上一步的 b：应先把这一步的 g 计入 b，再用 b 更新参数值。
if (momentum == 0) {
  for (std::size_t i = 0; i < n; ++i) value[i] -= rate * (grad[i] + decay * value[i]);
  return;
}
Scalar* b = state(0, k);
for (std::size_t i = 0; i < n; ++i) {
  const Scalar g = grad[i] + decay * value[i], old = b[i];
  b[i] = momentum * b[i] + (steps() == 1 ? 1 : 1 - dampening) * g;
  value[i] -= rate * (nesterov ? g + momentum * old : b[i]);
}
