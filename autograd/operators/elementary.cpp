#include <numbers>

#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

constexpr Scalar erf_slope = 2 * std::numbers::inv_sqrtpi_v<Scalar>;  // at 0

Var exp(const Var& x, Line line) {
  // [A1.1]
  return elementwise<"exp", "y = exp(x);  dx = g * y">(
      line, {x}, [](auto& a) { return exp(a); }, [](auto& g, auto& y, auto&) { return g * y; });
  // [/A1.1]
}

Var log(const Var& x, Line line) {
  return elementwise<"log", "y = log(x);  dx = g / x">(
      line, {x}, [](auto& a) { return log(a); }, [](auto& g, auto&, auto& a) { return g / a; });
}

Var log1p(const Var& x, Line line) {
  return elementwise<"log1p", "y = log1p(x);  dx = g / (1 + x)">(
      line, {x}, [](auto& a) { return log1p(a); }, [](auto& g, auto&, auto& a) { return g / (1 + a); });
}

Var expm1(const Var& x, Line line) {
  return elementwise<"expm1", "y = expm1(x);  dx = g * exp(x)">(
      line, {x}, [](auto& a) { return expm1(a); }, [](auto& g, auto&, auto& a) { return g * exp(a); });
}

Var sqrt(const Var& x, Line line) {
  return elementwise<"sqrt", "y = sqrt(x);  dx = g / (2 * y)">(
      line, {x}, [](auto& a) { return sqrt(a); }, [](auto& g, auto& y, auto&) { return g / (2 * y); });
}

Var square(const Var& x, Line line) {
  return elementwise<"square", "y = x * x;  dx = g * 2 * x">(
      line, {x}, [](auto& a) { return a * a; }, [](auto& g, auto&, auto& a) { return g * 2 * a; });
}

Var abs(const Var& x, Line line) {
  return elementwise<"abs", "y = abs(x);  dx = g * sign(x)">(
      line, {x}, [](auto& a) { return abs(a); },
      [](auto& g, auto&, auto& a) { return unless_nan(a, where(a > 0, g, where(a < 0, -g, 0))); });
}

// #region tanh
Var tanh(const Var& x, Line line) {
  return elementwise<"tanh", "y = tanh(x);  dx = g * (1 - y * y)">(
      line, {x}, [](auto& a) { return tanh(a); }, [](auto& g, auto& y, auto&) { return g * (1 - y * y); });
}
// #endregion tanh

Var erf(const Var& x, Line line) {
  return elementwise<"erf", "y = erf(x);  dx = g * 2 / sqrt(pi) * exp(-x * x)">(
      line, {x}, [](auto& a) { return erf(a); },
      [](auto& g, auto&, auto& a) { return g * erf_slope * exp(-a * a); });
}

}  // namespace focalgrad
