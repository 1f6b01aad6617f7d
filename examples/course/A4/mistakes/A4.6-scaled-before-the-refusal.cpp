// question: A4.6
// source: measured: the norm is looked at after the gradients were scaled by it
// loses: refusal
// hint: It throws, but the gradients are changed already: look at the norm before anything is scaled by it.
// 提示: 抛出了异常，但梯度已经被改动：应先检查范数，再缩放。
double sum = 0;
for (const Parameter* parameter : parameters)
  for (const double g : parameter->grad) sum += g * g;
const auto norm = static_cast<Scalar>(std::sqrt(sum));
const Scalar factor = max_norm / (norm + Scalar(1e-6));
if (factor < 1)
  for (Parameter* parameter : parameters)
    for (Scalar& g : parameter->grad) g *= factor;
if (!std::isfinite(norm)) throw Error(caller, "the gradients' norm is ", norm);
return norm;
