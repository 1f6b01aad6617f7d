// question: A4.6
// source: measured: the 1e-6 of PyTorch's formula is left out
// loses: scaling
// hint: It is right but for the 1e-6 that is added to the norm before max_norm is divided by it.
// 提示: 只差一处：用 max_norm 除以范数之前，范数要先加上 1e-6。
double sum = 0;
for (const Parameter* parameter : parameters)
  for (const double g : parameter->grad) sum += g * g;
const auto norm = static_cast<Scalar>(std::sqrt(sum));
if (!std::isfinite(norm)) throw Error(caller, "the gradients' norm is ", norm);
if (norm > max_norm)
  for (Parameter* parameter : parameters)
    for (Scalar& g : parameter->grad) g *= max_norm / norm;
return norm;
