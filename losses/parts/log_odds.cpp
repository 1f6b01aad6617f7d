#include "losses/parts/log_odds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "autograd/operators/largest.hpp"
#include "autograd/operators/shape_of.hpp"
#include "autograd/record.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

namespace {

/// log Σ exp x_j over the columns where member is 0.
Var logsumexp_others(const Var& x, const Var& member, const Line& line) {
  return reduction<"logsumexp_others",
                   "y = log(sum(where(member > 0, 0, exp(x)), axis));  "
                   "dx = where(member > 0, 0, g * exp(x - y))">(
      line, {x, member}, {1}, false,
      [&](Tensor& y, const Extents& kept, Tensor& total, const Tensor& a) {
        constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();
        const View own(member.value());
        reduce(
            y, kept, -infinity, Maximum{}, [](auto& x_j, auto& t) { return where(t > 0, -infinity, x_j); },
            View(a), own);
        for (Scalar& each : y) each = std::isinf(each) ? 0 : each;
        reduce(
            total, kept, 0, Add{}, [](auto& x_j, auto& m, auto& t) { return where(t > 0, 0, exp(x_j - m)); },
            View(a), View(y, kept), own);
        accumulate(
            y, extents(y), true, [](auto& sum) { return log(sum); }, View(total));
      },
      // Masked inside the exponential too, whose infinity the next derivative would multiply by 0.
      [](auto& g, auto& y, auto& a, auto& t) { return where(t > 0, 0, g) * exp(where(t > 0, 0, a - y)); });
}

}  // namespace

Var log_odds(const Var& logits, std::span<const std::size_t> classes, const Caller& caller) {
  const RecordingLine here(logits, caller.operation, caller.line);
  const Extents shape = shape_of(logits, caller);
  if (shape.rank() != 2)
    throw Error(caller, "logits have shape ", shape,
                "; a row for each example and a column for each class are wanted");
  if (classes.size() != shape[0])
    throw Error(caller, "classes has size ", classes.size(), ", logits shape ", shape,
                "; one class is wanted for each row");
  for (std::size_t i = 0; i < classes.size(); ++i)
    if (classes[i] >= shape[1])
      throw Error(caller, "classes[", i, "] is ", classes[i], "; logits of shape ", shape,
                  " have classes below ", shape[1]);
  Tape& tape = logits.tape();
  const Var member = tape.blank(shape, "classes", caller.line);
  Tensor& one_hot = tape.node(member.index()).tensor();
  one_hot.fill(0);
  for (std::size_t i = 0; i < classes.size(); ++i) one_hot.data()[i * shape[1] + classes[i]] = 1;
  const Var less = logits - largest(logits, {1}, here);  // a large common offset would hide the differences
  return take(less, classes, Take::one_per_row) - logsumexp_others(less, member, caller.line);
}

Var class_weights(Tape& tape, std::span<const std::size_t> classes, std::span<const Scalar> factors,
                  std::size_t count, const Caller& caller) {
  if (factors.size() != count)
    throw Error(caller, "class weights have size ", factors.size(), "; it must be ", count,
                ", one for each class");
  for (std::size_t k = 0; k < factors.size(); ++k)
    if (!at_least(0).contains(factors[k]))
      throw Error(caller, "the weight of class ", k, " is ", factors[k], "; it must be ", at_least(0));
  const Var weights = tape.blank({classes.size()}, "class weights", caller.line);
  Tensor& each = tape.node(weights.index()).tensor();
  for (std::size_t i = 0; i < classes.size(); ++i) each.data()[i] = factors[classes[i]];
  return weights;
}

}  // namespace focalgrad::losses
