// question: A4.6
// source: measured: norm and factor are computed in the loop over the parameters
// loses: norm, scaling, refusal
// hint: Each parameter has a norm and a factor of its own, and the last norm is given back: the sum is over all of them, before anything is scaled.
// 提示: 每个参数各算各的范数和系数，返回的是最后一个范数：应先对所有参数求和，再缩放。
Scalar norm = 0;
for (Parameter* parameter : parameters) {
  double sum = 0;
  for (const double g : parameter->grad) sum += g * g;
  norm = static_cast<Scalar>(std::sqrt(sum));
  if (!std::isfinite(norm)) throw Error(caller, "the gradients' norm is ", norm);
  const Scalar factor = max_norm / (norm + Scalar(1e-6));
  if (factor < 1)
    for (Scalar& g : parameter->grad) g *= factor;
}
return norm;
