// question: A4.5
// source: eriklindernoren/ML-From-Scratch#35
// loses: later steps, weight decay, AdamW, amsgrad
// hint: The corrections are those of the first step in every step: the share is 1 − βᵗ, and t grows.
// 提示: 每一步都用了第一步的修正：系数是 1 − βᵗ，t 会增大。
const Scalar c1 = 1 - beta1, c2 = 1 - beta2;
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = (decoupled_ ? 1 - learning_rate() * decay : 1) * value[i],
               g = grad[i] + (decoupled_ ? 0 : decay) * x;
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i]);
  value[i] = x - learning_rate() * m[i] / c1 / (std::sqrt(used / c2) + epsilon);
}
