#include "nn/optim/clip.hpp"

#include <cmath>
#include <limits>

#include "tensor/range.hpp"

namespace focalgrad::optim {

Scalar clip_grad_norm(const std::vector<Parameter*>& parameters, Scalar max_norm, Line line) {
  const Caller caller{"clip_grad_norm", line};
  // An infinite one only asks for the norm.
  check_range(caller, "max_norm", max_norm, above(0).at_most(std::numeric_limits<double>::infinity()));
  for (std::size_t k = 0; k < parameters.size(); ++k)
    if (parameters[k] == nullptr) throw Error(caller, "parameters[", k, "] is a null pointer; leave it out");
  // [A4.6]
  double sum = 0;
  for (const Parameter* parameter : parameters)
    for (const double g : parameter->grad) sum += g * g;
  const auto norm = static_cast<Scalar>(std::sqrt(sum));
  if (!std::isfinite(norm))
    throw Error(
        caller, "the gradients' norm is ", norm,
        "; a loss or an activation overflowed, DetectAnomaly (autograd/check/anomaly.hpp) finds where");
  const Scalar factor = max_norm / (norm + Scalar(1e-6));
  if (factor < 1)
    for (Parameter* parameter : parameters)
      for (Scalar& g : parameter->grad) g *= factor;
  return norm;
  // [/A4.6]
}

}  // namespace focalgrad::optim
