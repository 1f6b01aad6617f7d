// question: A4.5
// source: pytorch/pytorch#4429
// loses: AdamW, amsgrad
// hint: AdamW's decay lacks the learning rate: the value shrinks by learning_rate·weight_decay of itself.
// 提示: AdamW 的衰减没有乘学习率：参数值缩小的比例是 learning_rate·weight_decay。
const auto t = static_cast<Scalar>(steps());
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = (decoupled_ ? 1 - decay : 1) * value[i], g = grad[i] + (decoupled_ ? 0 : decay) * x;
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i]);
  value[i] = x - learning_rate() * m[i] / c1 / (std::sqrt(used / c2) + epsilon);
}
