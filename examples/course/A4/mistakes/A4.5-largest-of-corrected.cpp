// question: A4.5
// source: pytorch/pytorch#142323
// loses: amsgrad
// hint: The largest is taken of the corrected v: take it of v itself, and correct the largest by this step's share.
// 提示: 取的是修正后的 v 的最大值：应取 v 本身的最大值，再用这一步的系数修正它。
const auto t = static_cast<Scalar>(steps());
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = (decoupled_ ? 1 - learning_rate() * decay : 1) * value[i],
               g = grad[i] + (decoupled_ ? 0 : decay) * x;
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i] / c2);
  value[i] = x - learning_rate() * m[i] / c1 / (std::sqrt(amsgrad ? used : used / c2) + epsilon);
}
