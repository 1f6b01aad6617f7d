// question: A4.5
// source: anhquan0412/basic_model_scratch#2
// loses: AdamW, amsgrad
// hint: AdamW's decay is in the gradient, as Adam's is: it shrinks the value before the step, and m and v do not see it.
// 提示: AdamW 的衰减加进了梯度，那是 Adam 的做法：AdamW 在走这一步之前直接缩小参数值，m 和 v 都看不到它。
const auto t = static_cast<Scalar>(steps());
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = value[i], g = grad[i] + decay * x;
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i]);
  value[i] = x - learning_rate() * m[i] / c1 / (std::sqrt(used / c2) + epsilon);
}
