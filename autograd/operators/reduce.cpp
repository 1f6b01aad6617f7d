#include <cmath>
#include <limits>

#include "autograd/operators.hpp"
#include "autograd/operators/largest.hpp"
#include "autograd/operators/shape_of.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

namespace {

constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();

/// How many elements one of the result is made of.
/// Throws Error: none.
Scalar count(const Var& x, const Axes& axes, const Caller& caller) {
  const Extents shape = shape_of(x, caller);
  const std::uint8_t mask = axes.mask(shape, caller);
  std::size_t n = 1;
  for (std::size_t axis = 0; axis < shape.rank(); ++axis)
    if ((mask >> axis & 1) != 0) n *= shape[axis];
  if (n == 0)
    throw Error(caller, "there are no elements along an axis of shape ", shape,
                "; leave empty batches out, or use sum");
  return static_cast<Scalar>(n);
}

/// The largest or smallest; `ties`, a constant of the result's kept shape, is how many elements share it.
template <Text name, Text formula, class Extreme>
Var extreme(const Var& x, const Axes& axes, bool keepdims, const Line& line, Extreme fold, Scalar start) {
  const Caller caller = x.called(name, line);
  count(x, axes, caller);
  Tape& tape = x.tape();
  const Var ties = tape.blank(kept_shape(extents(x), axes.mask(extents(x), caller)), "ties", line);
  Tensor& sharing = tape.node(ties.index()).tensor();
  return reduction<name, formula>(
      line, {x, ties}, axes, keepdims,
      [&](Tensor& y, const Extents& kept, Tensor&, const Tensor& a) {
        reduce(y, kept, start, fold, Same{}, View(a));
        const auto is_it = [](auto& b, auto& most) { return where(equal(b, most), Scalar(1), Scalar(0)); };
        reduce(sharing, kept, 0, Add{}, is_it, View(a), View(y, kept));
      },
      [](auto& g, auto& y, auto& a, auto& n) {
        return where(equal(a, y), g, 0) / n;
      });  // 0 / 0 where y is NaN
}

}  // namespace

Var sum(const Var& x, const Axes& axes, bool keepdims, Line line) {
  return reduction<"sum", "y = sum(x);  dx = g">(
      line, {x}, axes, keepdims,
      [](Tensor& y, const Extents& kept, Tensor&, const Tensor& a) {
        reduce(y, kept, 0, Add{}, Same{}, View(a));
      },
      [](auto& g, auto&, auto&) { return g; });
}

Var mean(const Var& x, const Axes& axes, bool keepdims, Line line) {
  // [A1.7]
  const Scalar n = count(x, axes, x.called("mean", line));
  return reduction<"mean", "y = sum(x) / n;  dx = g / n">(
      line, {x}, axes, keepdims,
      [n](Tensor& total, const Extents& kept, Tensor&, const Tensor& a) {
        reduce(total, kept, 0, Add{}, Same{}, View(a));
        for (Scalar& each : total) each /= n;
      },
      [n](auto& g, auto&, auto&) { return g / n; });
  // [/A1.7]
}

Var max(const Var& x, const Axes& axes, bool keepdims, Line line) {
  return extreme<"max", "y = max(x);  dx = g * (x == y) / sum(x == y)">(x, axes, keepdims, line, Maximum{},
                                                                        -infinity);
}

Var min(const Var& x, const Axes& axes, bool keepdims, Line line) {
  return extreme<"min", "y = min(x);  dx = g * (x == y) / sum(x == y)">(x, axes, keepdims, line, Minimum{},
                                                                        infinity);
}

Var var(const Var& x, const Axes& axes, bool keepdims, int ddof, Line line) {
  const RecordingLine here(x, "var", line);
  if (ddof < 0) throw Error(here, "ddof is ", ddof, "; it must be at least 0");
  const Scalar n = count(x, axes, here), divisor = n - static_cast<Scalar>(ddof);
  if (divisor <= 0) throw Error(here, n, " elements minus ddof ", ddof, " leave nothing to divide by");
  return mean(square(x - mean(x, axes, true)), axes, keepdims) * (n / divisor);
}

Var largest(const Var& x, const Axes& axes, const Caller& caller) {
  const Extents shape = shape_of(x, caller);
  Tape& tape = x.tape();
  const Var m = tape.blank(kept_shape(shape, axes.mask(shape, caller)), "largest", caller.line);
  Tensor& each = tape.node(m.index()).tensor();
  reduce(each, extents(each), -infinity, Maximum{}, Same{}, View(x.value()));
  for (Scalar& most : each) most = std::isinf(most) ? 0 : most;
  return m;
}

Var logsumexp(const Var& x, const Axes& axes, bool keepdims, Line line) {
  const RecordingLine here(x, "logsumexp", line);
  // [A1.8]
  const Var m = largest(x, axes, here);
  const Var y = reduction<"logsumexp", "y = log(sum(exp(x)));  dx = g * exp(x - y)">(
      line, {x - m}, axes, keepdims,
      [](Tensor& total, const Extents& kept, Tensor&, const Tensor& a) {
        reduce(
            total, kept, 0, Add{}, [](auto& b) { return exp(b); }, View(a));
        for (Scalar& each : total) each = std::log(each);
      },
      [](auto& g, auto& sum, auto& a) { return g * exp(a - sum); });
  return y + (keepdims ? m : reshape(m, y.shape()));
  // [/A1.8]
}

Var softmax(const Var& x, const Axes& axes, Line line) {
  const RecordingLine here(x, "softmax", line);
  const Var e = exp(x - largest(x, axes, here));
  return e / sum(e, axes, true);
}

Var log_softmax(const Var& x, const Axes& axes, Line line) {
  const RecordingLine here(x, "log_softmax", line);
  const Var less = x - largest(x, axes, here);
  return less - logsumexp(less, axes, true);
}

}  // namespace focalgrad
