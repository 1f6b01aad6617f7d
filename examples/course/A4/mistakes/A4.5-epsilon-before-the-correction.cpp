// question: A4.5
// source: karpathy/nanochat#304
// loses: first step, later steps, weight decay, AdamW, amsgrad
// hint: ε is added before v is corrected, so the correction multiplies it too: correct first, then add.
// 提示: ε 在修正 v 之前就加上了，于是也被修正放大：应先修正，再加 ε。
const auto t = static_cast<Scalar>(steps());
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = (decoupled_ ? 1 - learning_rate() * decay : 1) * value[i],
               g = grad[i] + (decoupled_ ? 0 : decay) * x;
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i]);
  value[i] = x - learning_rate() * m[i] / c1 / ((std::sqrt(used) + epsilon) / std::sqrt(c2));
}
