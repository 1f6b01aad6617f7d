// gradcheck: the rules against finite differences.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "autograd/var.hpp"

namespace focalgrad {

/// How the differences are taken, and how close to them the rules must come.
struct GradcheckOptions {
  int order = 1;  ///< 2 also checks the gradient of the gradient
  /// The step of the differences, relative to elements above 1.
  double step = sizeof(Scalar) == 8 ? 1e-3 : 3e-2;
  /// An element passes when |analytic − numeric| ≤ absolute + relative·max(|analytic|, |numeric|).
  double absolute = sizeof(Scalar) == 8 ? 1e-8 : 3e-3;
  double relative = sizeof(Scalar) == 8 ? 1e-8 : 3e-3;
  /// A derivative that jumps by more than this, relative to slopes above 1, is a kink.
  double kink = sizeof(Scalar) == 8 ? 1e-3 : 1e-1;
  /// Whether a function whose gradients are all zero may pass: zeros agree with anything that computes
  /// nothing.
  bool allow_zero = false;
  /// What computes the gradients; empty: tape.backward(loss), and gradients(), which must agree.
  std::function<void(Tape&, const Var& loss)> backward = {};
};

/// What gradcheck found; true when every element passed.
struct GradcheckReport {
  bool passed = true;
  int order = 1;            ///< where the worst element was found
  std::size_t input = 0;    ///< the worst element: which input,
  std::size_t element = 0;  ///< which of its elements, row by row,
  double analytic = 0;      ///< by the rules,
  double numeric = 0;       ///< by differences
  double excess = 0;        ///< their distance over what is allowed
  std::size_t checked = 0;  ///< how many elements were compared
  bool all_zero = false;    ///< every first derivative is zero

  /// An element at which the derivative jumps.  It passes when its gradient lies between the two slopes.
  struct Kink {
    std::size_t input, element;
    double left, right;
  };
  std::vector<Kink> kinks = {};
  explicit operator bool() const { return passed; }
};
/// "input 1, element 3: 0.25 by its rule, 0.5 by differences", and what else there is to say; "passed, …"
/// before it when it passed.
std::string to_string(const GradcheckReport& report);

using Functions = std::function<Var(const std::vector<Var>&)>;

/// Compares d(Σ c·f(inputs))/d(inputs), c fixed random weights, with fourth-order central differences.
///   (f(x − 2h) − 8 f(x − h) + 8 f(x + h) − f(x + 2h)) / 12h
/// f must be smooth within 2h of the inputs.
/// Throws Error: f is empty, or gives an empty Var; there are no inputs.
GradcheckReport gradcheck(const Functions& f, const std::vector<Tensor>& inputs,
                          const GradcheckOptions& options = {}, Line line = {});
GradcheckReport gradcheck(const std::function<Var(const Var&)>& f, const Tensor& input,
                          const GradcheckOptions& options = {}, Line line = {});

}  // namespace focalgrad
