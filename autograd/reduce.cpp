#include <limits>

#include "autograd/on_tape.hpp"
#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

namespace {

constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();

void add_up(Tensor& y, const Extents& kept, const Tensor& x) {
  y.fill(0);
  for_each(
      Add{}, y, kept, [](auto a) { return a; }, View(x));
}

/// Throws Error: some element of the result would be of no elements.
std::uint8_t mask_of_some(const Var& x, const Axes& axes, std::string_view operation, const Line& line) {
  const Extents shape = extents(x.value(line));
  const std::uint8_t mask = axes.mask(shape, operation, line);
  for (std::size_t axis = 0; axis < shape.rank(); ++axis)
    if ((mask >> axis & 1) != 0 && shape[axis] == 0)
      throw Error(line, operation,
                  "there are no elements along axis " + std::to_string(axis) + " of shape " +
                      to_string(shape) + "; leave empty batches out, or use sum");
  return mask;
}

/// How many elements of x one element of the reduction is made of.
Scalar count_of(const Tensor& x, std::uint8_t mask) {
  std::size_t count = 1;
  for (std::size_t axis = 0; axis < x.dimension(); ++axis)
    if ((mask >> axis & 1) != 0) count *= x.shape()[axis];
  return static_cast<Scalar>(count);
}

/// The largest or smallest; `ties`, a constant of the result's kept shape, is set to how many elements share
/// it.
template <Text name, Text formula, class Extreme>
Var extreme(const Var& x, const Axes& axes, bool keepdims, const Line& line, Extreme fold, Scalar start) {
  const std::uint8_t mask = mask_of_some(x, axes, name, line);
  Extents kept = extents(x.value(line));
  for (std::size_t axis = 0; axis < kept.rank(); ++axis)
    if ((mask >> axis & 1) != 0) kept[axis] = 1;
  Tape& tape = x.tape(line);
  const Var ties = tape.blank(kept, "ties", line);
  Tensor& count = tape.node(ties.index()).own_value;
  return reduction<name, formula>(
      line, {x, ties}, mask, keepdims,
      [&](Tensor& y, const Extents& shape, Tensor&, const Tensor& a) {
        y.fill(start);
        for_each(
            fold, y, shape, [](auto b) { return b; }, View(a));
        count.fill(0);
        for_each(
            Add{}, count, shape, [](auto b, auto most) { return where(equal(b, most), decltype(b)(1), 0); },
            View(a), View(y, shape));
      },
      [](auto g, auto y, auto a, auto sharing) { return where(equal(a, y), g / sharing, 0); });
}

}  // namespace

std::uint8_t Axes::mask(const Extents& shape, std::string_view operation, const Line& line) const {
  if (!given_) return static_cast<std::uint8_t>((1u << shape.rank()) - 1);
  unsigned mask = 0;
  for (const std::size_t given : axes_) {
    const std::size_t axis = given >= max_rank ? given + shape.rank() : given;
    if (axis >= shape.rank() || (mask >> axis & 1) != 0)
      throw Error(line, operation,
                  "axis " + std::to_string(static_cast<std::ptrdiff_t>(given)) + " of a value of shape " +
                      to_string(shape) + (axis >= shape.rank() ? " does not exist" : " is given twice"));
    mask |= 1u << axis;
  }
  return static_cast<std::uint8_t>(mask);
}

Var sum(const Var& x, const Axes& axes, bool keepdims, Line line) {
  return reduction<"sum", "y = sum(x);  dx = g">(
      line, {x}, axes.mask(extents(x.value(line)), "sum", line), keepdims,
      [](Tensor& y, const Extents& kept, Tensor&, const Tensor& a) { add_up(y, kept, a); },
      [](auto g, auto, auto) { return g; });
}

Var mean(const Var& x, const Axes& axes, bool keepdims, Line line) {
  const std::uint8_t mask = mask_of_some(x, axes, "mean", line);
  const Scalar n = count_of(x.value(line), mask);
  return reduction<"mean", "y = sum(x) / n;  dx = g / n">(
      line, {x}, mask, keepdims,
      [n](Tensor& y, const Extents& kept, Tensor&, const Tensor& a) {
        add_up(y, kept, a);
        for (Scalar& each : y) each /= n;
      },
      [n](auto g, auto, auto) { return g / n; });
}

Var max(const Var& x, const Axes& axes, bool keepdims, Line line) {
  return extreme<"max", "y = max(x);  dx = g * (x == y) / sum(x == y)">(x, axes, keepdims, line, Maximum{},
                                                                        -infinity);
}

Var min(const Var& x, const Axes& axes, bool keepdims, Line line) {
  return extreme<"min", "y = min(x);  dx = g * (x == y) / sum(x == y)">(x, axes, keepdims, line, Minimum{},
                                                                        infinity);
}

Var var(const Var& x, const Axes& axes, bool keepdims, std::size_t ddof, Line line) {
  const Scalar n = count_of(x.value(line), mask_of_some(x, axes, "var", line)),
               divisor = n - static_cast<Scalar>(ddof);
  if (divisor <= 0)
    throw Error(line, "var",
                std::to_string(static_cast<std::size_t>(n)) + " elements less ddof " + std::to_string(ddof) +
                    " leave nothing to divide by");
  return mean(square(x - mean(x, axes, true, line), line), axes, keepdims, line) * Operand(n / divisor, line);
}

Var logsumexp(const Var& x, const Axes& axes, bool keepdims, Line line) {
  return reduction<"logsumexp", "y = log(sum(exp(x)));  dx = g * exp(x - y)">(
      line, {x}, axes.mask(extents(x.value(line)), "logsumexp", line), keepdims,
      [](Tensor& y, const Extents& kept, Tensor& total, const Tensor& a) {
        // log Σ exp(x) = m + log Σ exp(x − m), m the largest; an infinite one is left where it is.
        y.fill(-infinity);
        for_each(
            Maximum{}, y, kept, [](auto b) { return b; }, View(a));
        for (Scalar& each : y) each = std::isinf(each) ? 0 : each;
        total.fill(0);
        for_each(
            Add{}, total, kept, [](auto b, auto m) { return exp(b - m); }, View(a), View(y, kept));
        for_each(
            Add{}, y, [](auto t) { return log(t); }, View(total));
      },
      [](auto g, auto y, auto a) { return g * exp(a - y); });
}

Var softmax(const Var& x, const Axes& axes, Line line) { return exp(log_softmax(x, axes, line), line); }

Var log_softmax(const Var& x, const Axes& axes, Line line) {
  return Operand(x, line) - logsumexp(x, axes, true, line);
}

}  // namespace focalgrad
