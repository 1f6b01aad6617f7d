#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

Var operator>(const Operand& x, const Operand& w) {
  return elementwise<"greater", "y = x > w">(
      x, w, [](auto& a, auto& b) { return where(a > b, Scalar(1), Scalar(0)); });
}

Var operator<(const Operand& x, const Operand& w) {
  return elementwise<"less", "y = x < w">(
      x, w, [](auto& a, auto& b) { return where(a < b, Scalar(1), Scalar(0)); });
}

Var operator>=(const Operand& x, const Operand& w) {
  return elementwise<"greater_equal", "y = x >= w">(
      x, w, [](auto& a, auto& b) { return where(a >= b, Scalar(1), Scalar(0)); });
}

Var operator<=(const Operand& x, const Operand& w) {
  return elementwise<"less_equal", "y = x <= w">(
      x, w, [](auto& a, auto& b) { return where(a <= b, Scalar(1), Scalar(0)); });
}

Var equal(const Operand& x, const Operand& w) {
  return elementwise<"equal", "y = x == w">(
      x, w, [](auto& a, auto& b) { return where(equal(a, b), Scalar(1), Scalar(0)); });
}

Var not_equal(const Operand& x, const Operand& w) {
  return elementwise<"not_equal", "y = x != w">(
      x, w, [](auto& a, auto& b) { return where(equal(a, b), Scalar(0), Scalar(1)); });
}

Var floor(const Var& x, Line line) {
  return elementwise<"floor", "y = floor(x)">(line, {x}, [](auto& a) { return floor(a); });
}

Var ceil(const Var& x, Line line) {
  return elementwise<"ceil", "y = ceil(x)">(line, {x}, [](auto& a) { return ceil(a); });
}

Var round(const Var& x, Line line) {
  return elementwise<"round", "y = rint(x)">(line, {x}, [](auto& a) { return rint(a); });
}

Var where(const Var& condition, const Operand& x, const Operand& w, Line line) {
  return elementwise<"where",
                     "y = where(condition != 0, x, w);  dx = where(condition != 0, g, 0);  "
                     "dw = where(condition != 0, 0, g)">(
      line, {x.beside(condition, "where"), w.beside(condition, "where"), condition},
      [](auto& a, auto& b, auto& chosen) { return where(equal(chosen, 0), b, a); },
      [](auto& g, auto&, auto&, auto&, auto& chosen) { return where(equal(chosen, 0), 0, g); },
      [](auto& g, auto&, auto&, auto&, auto& chosen) { return where(equal(chosen, 0), g, 0); });
}

Var maximum(const Operand& x, const Operand& w) {
  return elementwise<"maximum",
                     "y = maximum(x, w);  dx = g * ((x > w) + 0.5 * (x == w));  "
                     "dw = g * ((w > x) + 0.5 * (x == w))">(
      x, w, [](auto& a, auto& b) { return Maximum{}(a, b); },
      [](auto& g, auto& y, auto& a, auto& b) {
        return unless_nan(y, where(a > b, g, where(equal(a, b), 0.5 * g, 0)));
      },
      [](auto& g, auto& y, auto& a, auto& b) {
        return unless_nan(y, where(b > a, g, where(equal(a, b), 0.5 * g, 0)));
      });
}

Var minimum(const Operand& x, const Operand& w) {
  return elementwise<"minimum",
                     "y = minimum(x, w);  dx = g * ((x < w) + 0.5 * (x == w));  "
                     "dw = g * ((w < x) + 0.5 * (x == w))">(
      x, w, [](auto& a, auto& b) { return Minimum{}(a, b); },
      [](auto& g, auto& y, auto& a, auto& b) {
        return unless_nan(y, where(a < b, g, where(equal(a, b), 0.5 * g, 0)));
      },
      [](auto& g, auto& y, auto& a, auto& b) {
        return unless_nan(y, where(b < a, g, where(equal(a, b), 0.5 * g, 0)));
      });
}

Var clamp(const Var& x, Scalar low, Scalar high, Line line) {
  if (!(low <= high))
    throw Error(x.called("clamp", line), "low is ", low, " and high ", high, "; low must be at most high");
  return elementwise<"clamp", "y = clip(x, low, high);  dx = g * ((x >= low) & (x <= high))">(
      line, {x}, [=](auto& a) { return where(a < low, low, where(a > high, high, a)); },
      [=](auto& g, auto&, auto& a) { return unless_nan(a, where(a < low, 0, where(a > high, 0, g))); });
}

Var detach(const Var& x, Line line) {
  return elementwise<"detach", "y = x">(line, {x}, [](auto& a) { return a; });
}

}  // namespace focalgrad
