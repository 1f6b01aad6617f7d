#include "autograd/functional/jacobian.hpp"

#include <algorithm>

#include "autograd/functional/gradients.hpp"
#include "autograd/tape.hpp"

namespace focalgrad {

namespace {

/// Lets gradients flow to x alone: to no other leaf of its tape, and so to no Parameter.
void flow_only_to(const Var& x) {
  Tape& tape = x.tape();
  for (std::size_t i = 0; i < tape.size(); ++i) {
    Node& node = tape.node(i);
    bool depends = i == x.index();
    for (std::size_t k = 0; k < node.input_count; ++k)
      depends = depends || tape.node(node.inputs[k]).wants_gradient;
    node.wants_gradient = node.wants_gradient && depends;
  }
}

/// A function at x, on a tape of its own on which gradients flow to x alone: y is what it gave.
struct Recorded {
  /// Throws Error naming the operation: f is empty; y is not of this tape; f rewound it, or changed a
  /// parameter that y depends on.
  Recorded(const Function& f, const Tensor& at, const Caller& caller) {
    if (!f) throw Error(caller, "the function is empty; pass one from a Var to a Var");
    x = tape.variable(at, "x", caller.line);
    y = f(x);
    for (const Var& each : {x, y}) tape.node(each, caller);
    flow_only_to(x);
    tape.check_parameters(y, caller);
    // What does not depend on x has the derivative 0 in it, as another variable has.
    if (!tape.node(y.index()).wants_gradient) y = tape.variable(y.value(), {}, caller.line);
  }
  Tape tape;
  Var x, y;
};

/// The same of a scalar function's slope: y is df/dx.
struct Slope : Recorded {
  Slope(const Function& f, const Tensor& at, const Caller& caller) : Recorded(f, at, caller) {
    if (y.value().size() != 1)
      throw Error(caller, "f gives a value of shape ", extents(y), "; a scalar is wanted");
    y = gradients(y, {x}, caller.line)[0];
  }
};

/// d(Σ seed·y)/dx by one pass back over the tape, which stays as it is.  The next pass overwrites it.
const Tensor& pull_back(const Var& y, const Var& x, const Tensor& seed, const Line& line) {
  Tape& tape = x.tape();
  tape.clear_gradients();
  tape.backward(y, seed, line);
  return x.grad();
}

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
    const Tensor& row = pull_back(y, x, seed, line);
    std::copy(row.data(), row.data() + row.size(), result.data() + i * row.size());
    seed.data()[i] = 0;
  }
  // [/A3.7]
  return result;
}

}  // namespace

Tensor jacobian(const Function& f, const Tensor& x, Line line) {
  const Recorded recorded(f, x, {"jacobian", line});
  return rows_of_derivative(recorded.y, recorded.x, line);
}

Tensor hessian(const Function& f, const Tensor& x, Line line) {
  const Slope slope(f, x, {"hessian", line});
  return rows_of_derivative(slope.y, slope.x, line);
}

Tensor hvp(const Function& f, const Tensor& x, const Tensor& v, Line line) {
  if (!(extents(v) == extents(x)))
    throw Error(line, "hvp", "v has shape ", extents(v), ", x ", extents(x), "; they must be equal");
  const Slope slope(f, x, {"hvp", line});
  return pull_back(slope.y, slope.x, v, line);
}

}  // namespace focalgrad
