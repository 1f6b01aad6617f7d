#include <numbers>

#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

constexpr Scalar root_half = 1 / std::numbers::sqrt2_v<Scalar>;
constexpr Scalar normal_peak = std::numbers::inv_sqrtpi_v<Scalar> * root_half;  // the normal density at 0

Var sigmoid(const Var& x, Line line) {
  // [A1.4]
  // 1 / (1 + exp(x)) is 1 − y, of which no digit is left when y is nearly 1.
  return elementwise<"sigmoid", "y = 1 / (1 + exp(-x));  dx = g * y / (1 + exp(x))">(
      line, {x}, [](auto& a) { return sigmoid(a); },
      [](auto& g, auto& y, auto& a) { return g * y * sigmoid(-a); });
  // [/A1.4]
}

Var log_sigmoid(const Var& x, Line line) {
  return elementwise<"log_sigmoid", "y = -log(1 + exp(-x));  dx = g / (1 + exp(x))">(
      line, {x}, [](auto& a) { return log_sigmoid(a); },
      [](auto& g, auto&, auto& a) { return g * sigmoid(-a); });
}

Var softplus(const Var& x, Line line) {
  return elementwise<"softplus", "y = log(1 + exp(x));  dx = g / (1 + exp(-x))">(
      line, {x}, [](auto& a) { return softplus(a); }, [](auto& g, auto&, auto& a) { return g * sigmoid(a); });
}

// #region relu
Var relu(const Var& x, Line line) {
  // [A1.3]
  return elementwise<"relu", "y = maximum(x, 0);  dx = g * (x > 0)">(
      line, {x}, [](auto& a) { return where(a <= 0, 0, a); },  // a NaN stays
      [](auto& g, auto&, auto& a) { return unless_nan(a, where(a > 0, g, 0)); });
  // [/A1.3]
}
// #endregion relu

Var leaky_relu(const Var& x, Scalar slope, Line line) {
  return elementwise<"leaky_relu", "y = where(x > 0, x, slope * x);  dx = where(x > 0, g, slope * g)">(
      line, {x}, [slope](auto& a) { return where(a > 0, a, slope * a); },
      [slope](auto& g, auto&, auto& a) { return unless_nan(a, where(a > 0, g, slope * g)); });
}

Var elu(const Var& x, Scalar alpha, Line line) {
  return elementwise<"elu",
                     "y = where(x > 0, x, alpha * expm1(x));  dx = where(x > 0, g, g * alpha * exp(x))">(
      line, {x}, [alpha](auto& a) { return where(a > 0, a, alpha * expm1(a)); },
      [alpha](auto& g, auto&, auto& a) { return where(a > 0, g, g * alpha * exp(where(a > 0, 0, a))); });
}

Var gelu(const Var& x, Line line) {
  return elementwise<"gelu",
                     "y = x * (1 + erf(x / sqrt(2))) / 2;  "
                     "dx = g * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x * x / 2) / sqrt(2 * pi))">(
      line, {x}, [](auto& a) { return 0.5 * a * (1 + erf(root_half * a)); },
      [](auto& g, auto&, auto& a) {
        return g * (0.5 * (1 + erf(root_half * a)) + normal_peak * a * exp(-0.5 * a * a));
      });
}

Var silu(const Var& x, Line line) {
  return elementwise<"silu", "y = x / (1 + exp(-x));  dx = g / (1 + exp(-x)) * (1 + x / (1 + exp(x)))">(
      line, {x}, [](auto& a) { return a * sigmoid(a); },
      [](auto& g, auto&, auto& a) { return g * sigmoid(a) * (1 + a * sigmoid(-a)); });
}

}  // namespace focalgrad
