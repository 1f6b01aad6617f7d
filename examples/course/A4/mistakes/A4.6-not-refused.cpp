// question: A4.6
// source: measured: an infinite or NaN norm is given back like any other
// loses: refusal
// hint: A norm that is infinite or NaN is not refused: it is to throw an Error, or NaN gets into every parameter.
// 提示: 范数为无穷大或 NaN 时没有拒绝：应抛出 Error，否则 NaN 会进入所有参数。
double sum = 0;
for (const Parameter* parameter : parameters)
  for (const double g : parameter->grad) sum += g * g;
const auto norm = static_cast<Scalar>(std::sqrt(sum));
const Scalar factor = max_norm / (norm + Scalar(1e-6));
if (factor < 1)
  for (Parameter* parameter : parameters)
    for (Scalar& g : parameter->grad) g *= factor;
return norm;
