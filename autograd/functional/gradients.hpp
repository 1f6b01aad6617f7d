// Gradients of gradients: the rules recorded on the tape instead of evaluated.
#pragma once

#include <vector>

#include "autograd/var.hpp"

namespace focalgrad {

/// dy/dx for each of xs, recorded on the tape and so differentiable again; a zero constant for an x that y
/// does not depend on.  With a seed y has any shape: d(Σ seed·y)/dx.
/// y scalar, x any shape -> the same shape, one for each of xs
/// Throws Error: y has more than one element and no seed is given; an x that wants no gradient.
std::vector<Var> gradients(const Var& y, const std::vector<Var>& xs, Line line = {});
std::vector<Var> gradients(const Var& y, const std::vector<Var>& xs, const Tensor& seed, Line line = {});

}  // namespace focalgrad
