#include "nn/optim/clip.hpp"

#include <cmath>

namespace focalgrad::optim {

Scalar clip_grad_norm(const std::vector<Parameter*>& parameters, Scalar max_norm, Line line) {
  if (!(max_norm > 0))
    throw Error(line, "clip_grad_norm", "max_norm is " + std::to_string(max_norm) + "; it must be above 0");
  double squares = 0;
  for (const Parameter* parameter : parameters)
    for (const Scalar g : parameter->grad) squares += static_cast<double>(g) * static_cast<double>(g);
  const auto norm = static_cast<Scalar>(std::sqrt(squares));
  if (!std::isfinite(norm))
    throw Error(line, "clip_grad_norm",
                "the gradients' norm is " + std::to_string(norm) + "; a loss or an activation overflowed");
  const Scalar factor = max_norm / (norm + Scalar(1e-6));
  if (factor < 1)
    for (Parameter* parameter : parameters)
      for (Scalar& g : parameter->grad) g *= factor;
  return norm;
}

}  // namespace focalgrad::optim
