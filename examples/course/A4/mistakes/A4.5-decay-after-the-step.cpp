// question: A4.5
// source: measured: the value shrinks after the step
// loses: AdamW, amsgrad
// hint: AdamW's decay comes after the step and shrinks the step as well: the value shrinks first, as it was before the step.
// 提示: AdamW 的衰减放在了更新之后，把这一步也缩小了：应先按更新之前的值缩小参数。
const auto t = static_cast<Scalar>(steps());
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = value[i], g = grad[i] + (decoupled_ ? 0 : decay) * x;
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i]);
  value[i] = x - learning_rate() * m[i] / c1 / (std::sqrt(used / c2) + epsilon);
  if (decoupled_) value[i] -= learning_rate() * decay * value[i];
}
