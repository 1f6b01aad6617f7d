#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

Var sin(const Var& x, Line line) {
  return elementwise<"sin", "y = sin(x);  dx = g * cos(x)">(
      line, {x}, [](auto& a) { return sin(a); }, [](auto& g, auto&, auto& a) { return g * cos(a); });
}

Var cos(const Var& x, Line line) {
  return elementwise<"cos", "y = cos(x);  dx = -g * sin(x)">(
      line, {x}, [](auto& a) { return cos(a); }, [](auto& g, auto&, auto& a) { return -g * sin(a); });
}

Var asin(const Var& x, Line line) {
  // 1 − x² as a product: nothing is lost near ±1.
  return elementwise<"asin", "y = arcsin(x);  dx = g / sqrt((1 - x) * (1 + x))">(
      line, {x}, [](auto& a) { return asin(a); },
      [](auto& g, auto&, auto& a) { return g / sqrt((1 - a) * (1 + a)); });
}

Var acos(const Var& x, Line line) {
  return elementwise<"acos", "y = arccos(x);  dx = -g / sqrt((1 - x) * (1 + x))">(
      line, {x}, [](auto& a) { return acos(a); },
      [](auto& g, auto&, auto& a) { return -g / sqrt((1 - a) * (1 + a)); });
}

Var atan(const Var& x, Line line) {
  return elementwise<"atan", "y = arctan(x);  dx = g / (1 + x * x)">(
      line, {x}, [](auto& a) { return atan(a); }, [](auto& g, auto&, auto& a) { return g / (1 + a * a); });
}

Var atan2(const Operand& x, const Operand& w) {
  // Scaled by the larger of |x| and |w|, whose square may be out of range.
  return elementwise<"atan2",
                     "y = arctan2(x, w);  dx = g * w / (x * x + w * w);  dw = -g * x / (x * x + w * w)">(
      x, w, [](auto& a, auto& b) { return atan2(a, b); },
      [](auto& g, auto&, auto& a, auto& b) {
        const auto p = share(abs(a)), q = share(abs(b));
        const auto m = share(Maximum{}(p, q));
        const auto s = share(a / m), t = share(b / m);
        return g * t / (s * s + t * t) / m;
      },
      [](auto& g, auto&, auto& a, auto& b) {
        const auto p = share(abs(a)), q = share(abs(b));
        const auto m = share(Maximum{}(p, q));
        const auto s = share(a / m), t = share(b / m);
        return -g * s / (s * s + t * t) / m;
      });
}

}  // namespace focalgrad
