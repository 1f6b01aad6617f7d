#include <cmath>
#include <limits>

#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

constexpr Scalar smallest_normal = std::numeric_limits<Scalar>::min();

Var operator+(const Operand& x, const Operand& w) {
  return elementwise<"add", "y = x + w;  dx = g;  dw = g">(
      x, w, [](auto& a, auto& b) { return a + b; }, [](auto& g, auto&, auto&, auto&) { return g; },
      [](auto& g, auto&, auto&, auto&) { return g; });
}

Var operator-(const Operand& x, const Operand& w) {
  return elementwise<"subtract", "y = x - w;  dx = g;  dw = -g">(
      x, w, [](auto& a, auto& b) { return a - b; }, [](auto& g, auto&, auto&, auto&) { return g; },
      [](auto& g, auto&, auto&, auto&) { return -g; });
}

Var operator*(const Operand& x, const Operand& w) {
  return elementwise<"multiply", "y = x * w;  dx = g * w;  dw = g * x">(
      x, w, [](auto& a, auto& b) { return a * b; }, [](auto& g, auto&, auto&, auto& b) { return g * b; },
      [](auto& g, auto&, auto& a, auto&) { return g * a; });
}

Var operator/(const Operand& x, const Operand& w) {
  // [A1.2]
  return elementwise<"divide", "y = x / w;  dx = g / w;  dw = -g * y / w">(
      x, w, [](auto& a, auto& b) { return a / b; }, [](auto& g, auto&, auto&, auto& b) { return g / b; },
      [](auto& g, auto& y, auto&, auto& b) { return -g * y / b; });
  // [/A1.2]
}

Var operator-(const Operand& x) {
  return elementwise<"negate", "y = -x;  dx = -g">(
      x.line(), {x.var()}, [](auto& a) { return -a; }, [](auto& g, auto&, auto&) { return -g; });
}

// What stands on the left takes the result; the line is the right side's.
Var& operator+=(Var& x, const Operand& w) { return x = Operand(x, w.line()) + w; }
Var& operator-=(Var& x, const Operand& w) { return x = Operand(x, w.line()) - w; }
Var& operator*=(Var& x, const Operand& w) { return x = Operand(x, w.line()) * w; }
Var& operator/=(Var& x, const Operand& w) { return x = Operand(x, w.line()) / w; }

Var pow(Scalar base, const Var& x, Line line) {
  const RecordingLine here(x, "pow", line);
  return pow(x.tape().constant(base, {}, line), x, line);
}

Var pow(const Var& x, Scalar exponent, Line line) {
  const RecordingLine here(x, "pow", line);               // errors say what was called
  const Scalar below = exponent == 0 ? 0 : exponent - 1;  // 0 · x^(−1) would be NaN at x = 0
  return elementwise<"power", "y = x ** exponent;  dx = g * exponent * x ** (exponent - 1)">(
      line, {x}, [exponent](auto& a) { return pow(a, exponent); },
      [exponent, below](auto& g, auto&, auto& a) { return g * exponent * pow(a, below); });
}

Var pow(const Var& x, const Var& w, Line line) {
  // Where x^(−1) is infinite: x^0 is 1 whatever x, so dx is 0.  Where log x is: x^w log x tends to 0 for w >
  // 0.
  return elementwise<
      "pow", "y = x ** w;  dx = g * w * x ** (w - 1);  dw = g * y * log(where((x == 0) & (w >= 0), 1, x))">(
      line, {x, w}, [](auto& a, auto& b) { return pow(a, b); },
      [](auto& g, auto&, auto& a, auto& b) {
        return g * b * pow(a, b - where(equal(b, 0), where(abs(a) < smallest_normal, 0, 1), 1));
      },
      [](auto& g, auto& y, auto& a, auto& b) {
        return g * y * log(where(equal(a, 0), where(b >= 0, 1, a), a));
      });
}

}  // namespace focalgrad
