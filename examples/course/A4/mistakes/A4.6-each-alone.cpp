// question: A4.6
// source: carpedm20/MemN2N-tensorflow#19
// loses: scaling
// hint: Each parameter's gradient is scaled by its own norm, which turns the direction: one norm and one factor for all.
// 提示: 每个参数按各自的范数缩放，方向就变了：所有梯度共用一个范数和一个系数。
double sum = 0;
for (const Parameter* parameter : parameters)
  for (const double g : parameter->grad) sum += g * g;
const auto norm = static_cast<Scalar>(std::sqrt(sum));
if (!std::isfinite(norm)) throw Error(caller, "the gradients' norm is ", norm);
for (Parameter* parameter : parameters) {
  double own = 0;
  for (const double g : parameter->grad) own += g * g;
  const Scalar factor = max_norm / (static_cast<Scalar>(std::sqrt(own)) + Scalar(1e-6));
  if (factor < 1)
    for (Scalar& g : parameter->grad) g *= factor;
}
return norm;
