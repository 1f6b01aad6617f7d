// question: A4.5
// source: Oneflow-Inc/oneflow#5960
// loses: first step, later steps, weight decay, AdamW, amsgrad
// hint: The corrections are those of the next step: in the first step t is 1.
// 提示: 用的是下一步的修正：第一步的 t 是 1。
const auto t = static_cast<Scalar>(steps() + 1);
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
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
