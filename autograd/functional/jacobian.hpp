// Matrices of derivatives of a function.  Each records f once, on a tape of its own, and goes back over that
// tape once for each row: the memory is that of one pass, and the matrix.  Gradients flow to x alone: what
// else f puts on the tape, by x.tape(), is as a constant, and a Parameter's gradient stays as it is.
#pragma once

#include <functional>

#include "autograd/var.hpp"

namespace focalgrad {

using Function = std::function<Var(const Var&)>;

/// The derivative of each element of f(x) by each of x: of f(x)'s shape followed by x's.
///   J_ij = df_i/dx_j
Tensor jacobian(const Function& f, const Tensor& x, Line line = {});
/// The second derivatives of a scalar f: of x's shape twice.
///   H_ij = d²f/dx_i dx_j
/// Throws Error: f(x) has more than one element.
Tensor hessian(const Function& f, const Tensor& x, Line line = {});
/// H·v without H, of x's shape.
/// Throws Error: v has another shape than x; f(x) has more than one element.
Tensor hvp(const Function& f, const Tensor& x, const Tensor& v, Line line = {});

}  // namespace focalgrad
