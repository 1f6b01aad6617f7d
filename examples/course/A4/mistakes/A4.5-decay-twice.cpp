// question: A4.5
// source: measured: AdamW's decay is added beside that of Adam
// loses: AdamW, amsgrad
// hint: AdamW's decay is there twice: the value shrinks by it, and the gradient has it too. With decoupled_ the gradient stays as it came.
// 提示: AdamW 的衰减算了两次：参数值缩小了，梯度里又加了一遍。decoupled_ 为真时，梯度保持原样。
const auto t = static_cast<Scalar>(steps());
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = (decoupled_ ? 1 - learning_rate() * decay : 1) * value[i], g = grad[i] + decay * value[i];
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i]);
  value[i] = x - learning_rate() * m[i] / c1 / (std::sqrt(used / c2) + epsilon);
}
