// The minimum of a smooth function.
#pragma once

#include <functional>
#include <vector>

namespace focalgrad::experiment {

/// The value at x, with the gradient put into the second argument, which is as long.
using Differentiable = std::function<double(const std::vector<double>& x, std::vector<double>& gradient)>;

/// The minimum of f from x on by L-BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5) with ten pairs,
/// each step halved until it descends (Armijo): where no component of the gradient is beyond tolerance, or no
/// step descends.
std::vector<double> lbfgs(const Differentiable& f, std::vector<double> x, double tolerance);

}  // namespace focalgrad::experiment
