// question: A4.6
// source: measured: the sum of squares is taken for the norm
// loses: norm, scaling, small gradients
// hint: That is the norm's square: the root of the sum is missing.
// 提示: 这是范数的平方：还没有对和开平方。
double sum = 0;
for (const Parameter* parameter : parameters)
  for (const double g : parameter->grad) sum += g * g;
const auto norm = static_cast<Scalar>(sum);
if (!std::isfinite(norm)) throw Error(caller, "the gradients' norm is ", norm);
const Scalar factor = max_norm / (norm + Scalar(1e-6));
if (factor < 1)
  for (Parameter* parameter : parameters)
    for (Scalar& g : parameter->grad) g *= factor;
return norm;
