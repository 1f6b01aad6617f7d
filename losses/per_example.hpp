// A binary loss written as the loss of one example and its derivative.
#pragma once

#include "autograd/record.hpp"
#include "losses/probability.hpp"
#include "losses/reduction.hpp"

namespace focalgrad::losses {

/// Records loss(logit, target) of each example, reduced; slope(g, y, logit, target) is its derivative in the
/// logit, without y.  A reduced loss is one operator, so that the losses and their gradients are never
/// written out. logits of any shape, targets of the same shape or one for all.  Throws Error: the mean of no
/// losses.
template <Text name, Text formula, class Loss, class Slope>
Var per_example(const Var& logits, const Var& targets, Reduction reduce, const Line& line, Loss loss,
                Slope slope) {
  if (reduce == Reduction::none) return elementwise<name, formula>(line, {logits, targets}, loss, slope);
  const Scalar n = divisor(reduce, logits, targets, name, line);
  const Tensor& t = targets.value();
  return reduction<joined<name, "_total">(), joined<formula, ";  their sum, divided by n">()>(
      line, {logits, targets}, Axes().mask(extents(logits.value()), name, line), false,
      [&](Tensor& y, const Extents& kept, Tensor&, const Tensor& x) {
        y.fill(0);
        for_each(Add{}, y, kept, loss, View(x), View(t));
        *y.data() /= n;
      },
      [=](auto g, auto y, auto logit, auto target) { return slope(g / n, y, logit, target); });
}

}  // namespace focalgrad::losses
