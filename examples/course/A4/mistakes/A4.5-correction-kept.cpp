// question: A4.5
// source: frgfm/holocron#1
// loses: later steps, weight decay, AdamW, amsgrad
// hint: The corrected m and v are kept, and corrected again in the next step: only the step is taken by them, the state stays uncorrected.
// 提示: 修正后的 m 和 v 被存了下来，下一步又修正一次：修正值只用来算这一步，状态里存未修正的。
const auto t = static_cast<Scalar>(steps());
const Scalar c1 = 1 - std::pow(beta1, t), c2 = 1 - std::pow(beta2, t);
Scalar *m = state(0, k), *v = state(1, k), *most = amsgrad ? state(2, k) : nullptr;
for (std::size_t i = 0; i < n; ++i) {
  const Scalar x = (decoupled_ ? 1 - learning_rate() * decay : 1) * value[i],
               g = grad[i] + (decoupled_ ? 0 : decay) * x;
  m[i] = beta1 * m[i] + (1 - beta1) * g;
  v[i] = beta2 * v[i] + (1 - beta2) * g * g;
  m[i] /= c1;
  v[i] /= c2;
  Scalar used = v[i];
  if (amsgrad) used = most[i] = std::max(most[i], v[i]);
  value[i] = x - learning_rate() * m[i] / (std::sqrt(used) + epsilon);
}
