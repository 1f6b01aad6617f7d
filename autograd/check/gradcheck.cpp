#include "autograd/check/gradcheck.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <sstream>

#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tensor/random.hpp"

namespace focalgrad {

namespace {

/// Weights that make a scalar of an output, the same at every call.
Var weigh(const Var& y, std::uint64_t seed, const Line& line) {
  Generator generator(seed);
  return sum(Operand(y, line) * y.tape(line, "gradcheck").constant(uniform(y.shape(), 0.5, 1.5, generator)),
             {}, false, line);
}

std::vector<Var> leaves(Tape& tape, const std::vector<Tensor>& inputs, const Line& line) {
  std::vector<Var> result;
  for (const Tensor& each : inputs) result.push_back(tape.variable(each, {}, line));
  return result;
}

/// f(x + kh) for k = −2 … 2.
using Stencil = std::array<double, 5>;

double derivative(const Stencil& f, double h) { return (8 * (f[3] - f[1]) - (f[4] - f[0])) / (12 * h); }

/// The slopes to the left and to the right, less what a second derivative puts between them.
std::pair<double, double> one_sided(const Stencil& f, double h) {
  const double left = 2 * (f[2] - f[1]) - (f[2] - f[0]) / 2, right = 2 * (f[3] - f[2]) - (f[4] - f[2]) / 2;
  return {left / h, right / h};
}

/// Compares the gradient of a scalar function with differences of it.
void compare(const Functions& scalar, std::vector<Tensor> inputs, const GradcheckOptions& options, int order,
             GradcheckReport& report, const Line& line) {
  Tape tape;
  const std::vector<Var> xs = leaves(tape, inputs, line);
  const Var loss = scalar(xs);
  const bool depends = tape.node(loss.index()).wants_gradient;
  const std::vector<Var> recorded = options.backward ? std::vector<Var>{} : gradients(loss, xs, line);
  if (depends) options.backward ? options.backward(tape, loss) : tape.backward(loss, line);

  Tape scratch;
  const auto at = [&] {
    scratch.rewind();
    return static_cast<double>(scalar(leaves(scratch, inputs, line)).item());
  };
  const double here = at();
  bool all_zero = true;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const bool reached = depends && tape.has_gradient(xs[k].index());
    for (std::size_t i = 0; i < inputs[k].size(); ++i) {
      Scalar& x = inputs[k].data()[i];
      const Scalar kept = x;
      const double h = options.step * std::max(1.0, std::abs(static_cast<double>(x)));
      const auto moved = [&](double steps) { return x = static_cast<Scalar>(kept + steps * h), at(); };
      const Stencil f = {moved(-2), moved(-1), here, moved(1), moved(2)};
      x = kept;
      ++report.checked;
      const double numeric = derivative(f, h);
      const auto [left, right] = one_sided(f, h);
      const bool kink =
          std::abs(right - left) > options.kink * std::max({1.0, std::abs(left), std::abs(right)});
      if (kink) report.kinks.push_back({k, i, left, right});
      // The two faces of a rule: evaluated, and recorded as operations.
      std::vector<double> analytic = {reached ? static_cast<double>(xs[k].grad().data()[i]) : 0.0};
      if (!recorded.empty()) analytic.push_back(static_cast<double>(recorded[k].value().data()[i]));
      for (const double value : analytic) {
        const double nearest =
            kink ? std::clamp(value, std::min(left, right), std::max(left, right)) : numeric;
        const double slack = kink ? options.kink * std::max(std::abs(left), std::abs(right)) : 0;
        const double allowed =
            options.absolute + slack + options.relative * std::max(std::abs(value), std::abs(nearest));
        const double excess = std::abs(value - nearest) / allowed;
        all_zero = all_zero && value == 0;
        if (!(excess <= report.excess)) {
          report.order = order, report.input = k, report.element = i;
          report.analytic = value, report.numeric = numeric, report.excess = excess;
        }
        if (!(excess <= 1)) report.passed = false;
      }
    }
  }
  if (order > 1 || !all_zero || report.checked == 0) return;
  report.all_zero = true;
  if (!options.allow_zero) report.passed = false;
}

/// "0.25 by its rule, 0.5 by differences": six digits, or as many as it takes to tell the two apart.
std::string apart(double analytic, double numeric) {
  for (int digits = 6;; ++digits) {
    std::ostringstream a, b;
    a << std::setprecision(digits) << analytic;
    b << std::setprecision(digits) << numeric;
    if (a.str() != b.str() || digits == 17) return a.str() + " by its rule, " + b.str() + " by differences";
  }
}

}  // namespace

std::string to_string(const GradcheckReport& report) {
  std::ostringstream text;
  if (report.passed) text << "passed, " << report.checked << " elements compared; the furthest apart: ";
  text << (report.order == 2 ? "second order, " : "") << "input " << report.input << ", element "
       << report.element << ": " << apart(report.analytic, report.numeric);
  if (!report.kinks.empty()) {
    const GradcheckReport::Kink& kink = report.kinks.front();
    text << "; input " << kink.input << ", element " << kink.element << " sits on a kink (slope " << kink.left
         << " to its left, " << kink.right << " to its right): move it away";
  }
  if (report.all_zero)
    text << "; every gradient is zero, so nothing was checked: choose inputs at which the function changes, "
            "or say {.allow_zero = true}";
  return text.str();
}

GradcheckReport gradcheck(const Functions& f, const std::vector<Tensor>& inputs,
                          const GradcheckOptions& options, Line line) {
  if (!f || inputs.empty())
    throw Error(line, "gradcheck", f ? "there are no inputs" : "the function is empty", "; pass both");
  GradcheckReport report;
  const Functions weighed = [&](const std::vector<Var>& xs) { return weigh(f(xs), 1, line); };
  compare(weighed, inputs, options, 1, report, line);
  if (options.order < 2) return report;
  const Functions slope = [&](const std::vector<Var>& xs) {
    Var total = xs[0].tape().constant(0);
    const std::vector<Var> first = gradients(weighed(xs), xs, line);
    for (std::size_t k = 0; k < first.size(); ++k) total = total + weigh(first[k], k + 2, line);
    return total;
  };
  compare(slope, inputs, options, 2, report, line);
  return report;
}

GradcheckReport gradcheck(const std::function<Var(const Var&)>& f, const Tensor& input,
                          const GradcheckOptions& options, Line line) {
  const Functions of_one = [&](const std::vector<Var>& xs) { return f(xs[0]); };
  return gradcheck(f ? of_one : Functions(), std::vector<Tensor>{input}, options, line);
}

}  // namespace focalgrad
