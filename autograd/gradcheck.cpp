#include "autograd/gradcheck.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/higher_order.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tensor/random.hpp"

namespace focalgrad {

namespace {

/// Weights that make a scalar of an output, the same at every call.
Var weigh(const Var& y, std::uint64_t seed, const Line& line) {
  Generator generator(seed);
  return sum(Operand(y, line) * y.tape().constant(uniform(y.shape(), 0.5, 1.5, generator)), {}, false, line);
}

std::vector<Var> leaves(Tape& tape, const std::vector<Tensor>& inputs, const Line& line) {
  std::vector<Var> result;
  for (const Tensor& each : inputs) result.push_back(tape.variable(each, {}, line));
  return result;
}

/// Compares the gradient of a scalar function by backward() with differences of it.
void compare(const Functions& scalar, std::vector<Tensor> inputs, const GradcheckOptions& options, int order,
             GradcheckReport& report, const Line& line) {
  Tape tape;
  const std::vector<Var> xs = leaves(tape, inputs, line);
  const Var loss = scalar(xs);
  const std::vector<Var> analytic = gradients(loss, xs, line);
  if (tape.node(loss.index()).wants_gradient) tape.backward(loss, line);

  Tape scratch;
  const auto at = [&] {
    scratch.rewind();
    return static_cast<double>(scalar(leaves(scratch, inputs, line)).item());
  };
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const bool reached = tape.node(xs[k].index()).reached > 0;
    for (std::size_t i = 0; i < inputs[k].size(); ++i) {
      Scalar& x = inputs[k].data()[i];
      const Scalar kept = x;
      const double h = options.step * std::max(1.0, std::abs(static_cast<double>(x)));
      const auto moved = [&](double steps) { return x = static_cast<Scalar>(kept + steps * h), at(); };
      const double numeric = (8 * (moved(1) - moved(-1)) - (moved(2) - moved(-2))) / (12 * h);
      x = kept;
      ++report.checked;
      // The two faces of a rule: recorded as operations, and evaluated.
      for (const double value : {static_cast<double>(analytic[k].value().data()[i]),
                                 reached ? static_cast<double>(xs[k].grad().data()[i]) : 0.0}) {
        const double allowed =
            options.absolute + options.relative * std::max(std::abs(value), std::abs(numeric));
        const double excess = std::abs(value - numeric) / allowed;
        if (!(excess <= report.excess))
          report = {report.passed, order, k, i, value, numeric, excess, report.checked};
        if (!(excess <= 1)) report.passed = false;
      }
    }
  }
}

}  // namespace

std::string to_string(const GradcheckReport& report) {
  return (report.order == 2 ? "second order, input " : "input ") + std::to_string(report.input) +
         ", element " + std::to_string(report.element) + ": " + std::to_string(report.analytic) +
         " by its rule, " + std::to_string(report.numeric) + " by differences";
}

GradcheckReport gradcheck(const Functions& f, const std::vector<Tensor>& inputs,
                          const GradcheckOptions& options, Line line) {
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
  return gradcheck([&](const std::vector<Var>& xs) { return f(xs[0]); }, {input}, options, line);
}

}  // namespace focalgrad
