// Matrices of derivatives of a function, each computed on a tape of its own.
#pragma once

#include <functional>

#include "autograd/var.hpp"

namespace focalgrad {

using Function = std::function<Var(const Var&)>;

/// J[i…, j…] = df_i/dx_j: of f(x)'s shape followed by x's.
Tensor jacobian(const Function& f, const Tensor& x, Line line = {});
/// H[i…, j…] = d²f/dx_i dx_j of a scalar f: of x's shape twice.
Tensor hessian(const Function& f, const Tensor& x, Line line = {});
/// H·v without H, of x's shape.  Throws Error: v has another shape than x.
Tensor hvp(const Function& f, const Tensor& x, const Tensor& v, Line line = {});

}  // namespace focalgrad
