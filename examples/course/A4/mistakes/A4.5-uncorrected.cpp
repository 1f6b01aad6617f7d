// question: A4.5
// source: oxiglade/mlx-rs#301
// loses: first step, later steps, weight decay, AdamW, amsgrad
// hint: m and v are not corrected: they start at 0, and after step t hold only the share 1 − βᵗ of what they estimate.
// 提示: m 和 v 没有修正：它们从 0 开始，第 t 步之后只占所估计的量的 1 − βᵗ。
const Scalar c1 = 1, c2 = 1;
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
