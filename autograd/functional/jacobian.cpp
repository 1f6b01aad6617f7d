#include "autograd/functional/jacobian.hpp"

#include <algorithm>

#include "autograd/functional/gradients.hpp"
#include "autograd/tape.hpp"

namespace focalgrad {

namespace {

/// Throws Error naming the operation: f is empty.
void check(const Function& f, std::string_view operation, const Line& line) {
  if (!f) throw Error(line, operation, "the function is empty; pass one from a Var to a Var");
}

/// A scalar function's gradient at x, on its own tape.
struct Slope {
  Slope(const Function& f, const Tensor& at, std::string_view operation, const Line& line) {
    check(f, operation, line);
    x = tape.variable(at, "x", line);
    const Var y = f(x);
    if (y.value(line).size() != 1)
      throw Error(line, operation, "f gives a value of shape ", extents(y), "; a scalar is wanted");
    gradient = gradients(y, {x}, line)[0];
  }
  Tape tape;
  Var x, gradient;
};

Tensor zeros(const Extents& rows, const Extents& columns) {
  Shape shape(rows.begin(), rows.end());
  shape.insert(shape.end(), columns.begin(), columns.end());
  return Tensor(Dims(shape.begin(), shape.end()), Scalar(0));
}

/// Every row of dy/dx, y's elements one by one.
Tensor rows_of_derivative(const Var& y, const Var& x, const Line& line) {
  Tensor result = zeros(extents(y), extents(x));
  // [A3.7]
  Tensor seed = xt::zeros_like(y.value());
  for (std::size_t i = 0; i < seed.size(); ++i) {
    seed.data()[i] = 1;
    const Tensor& row = gradients(y, {x}, seed, line)[0].value();
    std::copy(row.data(), row.data() + row.size(), result.data() + i * row.size());
    seed.data()[i] = 0;
  }
  // [/A3.7]
  return result;
}

}  // namespace

Tensor jacobian(const Function& f, const Tensor& x, Line line) {
  check(f, "jacobian", line);
  Tape tape;
  const Var at = tape.variable(x, "x", line);
  return rows_of_derivative(f(at), at, line);
}

Tensor hessian(const Function& f, const Tensor& x, Line line) {
  const Slope slope(f, x, "hessian", line);
  return rows_of_derivative(slope.gradient, slope.x, line);
}

Tensor hvp(const Function& f, const Tensor& x, const Tensor& v, Line line) {
  if (!(extents(v) == extents(x)))
    throw Error(line, "hvp", "v has shape ", extents(v), ", x ", extents(x), "; they must be equal");
  const Slope slope(f, x, "hvp", line);
  return gradients(slope.gradient, {slope.x}, v, line)[0].value();
}

}  // namespace focalgrad
