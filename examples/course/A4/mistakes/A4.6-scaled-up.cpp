// question: A4.6
// source: DingfanChen/GS-WGAN#5
// loses: small gradients
// hint: Small gradients are scaled up to max_norm: what is below it stays as it is.
// 提示: 小梯度被放大到了 max_norm：范数低于它时，梯度保持原样。
double sum = 0;
for (const Parameter* parameter : parameters)
  for (const double g : parameter->grad) sum += g * g;
const auto norm = static_cast<Scalar>(std::sqrt(sum));
if (!std::isfinite(norm)) throw Error(caller, "the gradients' norm is ", norm);
for (Parameter* parameter : parameters)
  for (Scalar& g : parameter->grad) g *= max_norm / (norm + Scalar(1e-6));
return norm;
